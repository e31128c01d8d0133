"""Styles in signoff's own way: what is a false alarm in Vale on posts is gone, and the rest is found as before.

The figures are computed from what Vale printed: which of its alerts stand inside a mention or a hashtag, after RT, a
label or a name, or on a piece of a number such as 1st."""

import json
import re

import pytest

from signoff import text
from signoff.voice._sieve import Sieve
from signoff.voice._vale import own_findings, styles_only
from signoff.voice._vale._own import in_text
from signoff.voice._vale._styles import load
from support import needs_shared
from voice.test_vale import EXPECTED, STYLES, posts

pytestmark = needs_shared

LABEL = re.compile(r"(?:\bRT @?\w+|[@#]\w+|\b[A-Z0-9]\w*)\Z")


@pytest.fixture(scope="module")
def sieve():
    return Sieve([rule for style in ("Google", "write-good") for rule in load(styles_only(STYLES / style)).values()])


@pytest.fixture(scope="module")
def alerts(sieve):
    """Vale's alerts of the three rules and of some others, each with its line, and whether our own way has it."""
    expected = json.loads((EXPECTED / "posts-google-write-good.json").read_text(encoding="utf-8"))["alerts"]
    found = []
    for file, words in posts():
        here = expected.get(file, [])
        ours = {(one.rule, one.line, one.span[0]) for one in in_text(file, words, sieve)} if here else set()
        lines = re.split("\r\n|\r|\n", words)
        found += [(check, lines[line - 1], column, (check, line, column) in ours) for line, column, check, _ in here]
    return found


def of(alerts, check):
    return [(line, column, ours) for name, line, column, ours in alerts if name == check]


def inside(line, column):
    return any(one.start < column <= one.end for one in text.entities(line) if one.kind in ("mention", "hashtag"))


def test_acronyms_inside_mentions_and_hashtags_are_gone(alerts):
    all_of = of(alerts, "Google.Acronyms")
    false = [ours for line, column, ours in all_of if inside(line, column)]
    assert (len(all_of), len(false) >= 436, any(false)) == (754, True, False)
    assert sum(not ours for _, _, ours in all_of) >= 444


def test_colons_after_rt_labels_and_names_are_gone(alerts):
    all_of = of(alerts, "Google.Colons")
    false = [ours for line, column, ours in all_of if LABEL.search(line[: column - 1])]
    assert (len(all_of), len(false) > 500, any(false)) == (718, True, False)
    assert sum(not ours for _, _, ours in all_of) >= 566


def test_units_on_numbers_with_letters_are_gone(alerts):
    all_of = of(alerts, "Google.Units")
    assert (len(all_of), [line for line, _, ours in all_of if ours]) == (33, [])


@pytest.mark.parametrize("check", ["Google.Will", "Google.Contractions", "Google.Passive", "write-good.TooWordy"])
def test_what_is_no_false_alarm_is_found_as_before(alerts, check):
    assert all(ours for _, _, ours in of(alerts, check))


def test_files_are_read_without_their_front_matter(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "styles" / "House").mkdir(parents=True)
    rule = "extends: substitution\nmessage: use %s\naction: {name: replace}\nswap: {utilise: use}\n"
    (tmp_path / "styles" / "House" / "Use.yml").write_text(rule, encoding="utf-8")
    (tmp_path / "a.md").write_text("---\ntitle: utilise\n---\nŽagari utilise @utilise\n", encoding="utf-8")
    (one,), files, problems = own_findings(tmp_path / "styles", ["a.md"])
    assert (one.file, one.line, one.span, one.suggestion, files, problems) == ("a.md", 4, (8, 14), "use", 1, [])
