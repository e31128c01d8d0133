"""The rule kinds beside Vale itself: the same alerts, at the same columns, with the same words.

Left out: what stands in a link (Vale does not look there), rules whose scope or `^` depends on Vale's Markdown blocks,
and posts with undecodable bytes, in which Vale's columns are not those of the match."""

import csv
import html
import json
import re

import msgspec
import yaml

from signoff import text, voice
from support import SHARED, needs_shared

STYLES = SHARED / "vale-styles"
EXPECTED = SHARED / "vale-expected" / "posts-google-write-good.json"
ANOTHER_SCOPE = {"Google.Colons", "Google.OxfordComma", "Google.Semicolons", "Google.HeadingPunctuation"}
BY_SENTENCE = {"Google.FirstPerson"}  # Vale asks it about each sentence too, where `^` fits once more
EVERY = 2

pytestmark = needs_shared


def rules():
    for style in ("Google", "write-good"):
        for path in sorted((STYLES / style / style).glob("*.yml")):
            written = {**yaml.safe_load(path.read_text(encoding="utf-8")), "name": f"{style}.{path.stem}"}
            if written["extends"] in voice.KINDS and written["name"] not in ANOTHER_SCOPE | BY_SENTENCE:
                plain = json.loads(json.dumps(written))
                yield msgspec.convert({**plain, "scope": "raw"}, voice.KINDS[plain["extends"]], strict=False)


def posts():
    path = SHARED / "posts" / "official-account-tweets.csv"
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            words = html.unescape(row["text"])
            if number % EVERY == 0 and not re.search("[\r\n\ufffd]", words):
                yield f"{number:05d}.md", words


def test_finds_what_vale_finds():
    known = list(rules())
    names = {rule.name for rule in known}
    alerts = json.loads(EXPECTED.read_text(encoding="utf-8"))["alerts"]
    wished, seen = [], []
    for name, words in posts():
        links = [(one.start, one.end) for one in text.entities(words) if one.kind == "link"]
        vale = [(check, column, message) for _, column, check, message in alerts.get(name, []) if check in names]
        ours = [(one.rule, one.span[0], " ".join(one.message.split())) for one in voice.scan(words, known)]
        wished += [(name, *alert) for alert in sorted(vale) if outside(alert[1], links)]
        seen += [(name, *alert) for alert in sorted(ours) if outside(alert[1], links)]
    assert len(names) > 30
    assert len(wished) > 700
    assert seen == wished


def outside(column, links):
    return not any(start < column <= end for start, end in links)
