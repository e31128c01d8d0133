"""Beside Vale itself: the same alerts, in the same lines and columns, with the same words; docs/vale.md names what
differs."""

import csv
import html
import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from signoff.voice._vale import Linter, _place, read_config
from support import SHARED, needs_shared

EXPECTED = SHARED / "vale-expected"
STYLES = SHARED / "vale-styles"
CONFIGS = (".vale.ini", ".vale", "_vale")

pytestmark = needs_shared


def folded(message):
    return re.sub(r"\s+", " ", message)


def cases():
    for name, root in (
        ("vale-testdata", EXPECTED / "vale-testdata" / "fixtures"),
        ("Google", STYLES / "Google" / "fixtures"),
        ("write-good", STYLES / "write-good" / "fixtures"),
    ):
        file = EXPECTED / f"{name}.json"
        expected = json.loads(file.read_text(encoding="utf-8"))["cases"] if file.is_file() else {}
        yield from ((root, folder, alerts) for folder, alerts in expected.items())


@pytest.mark.parametrize(
    ("root", "folder", "alerts"), list(cases()), ids=lambda part: part if isinstance(part, str) else ""
)
def test_finds_what_vale_finds_in_its_fixtures(root, folder, alerts, monkeypatch):
    monkeypatch.chdir(root / folder)
    config = read_config(next(path for path in map(Path, CONFIGS) if path.is_file()))
    linter, seen = Linter(config), Counter()
    for file in sorted(str(path) for path in Path().iterdir() if path.suffix in (".md", ".txt")):
        if config.wants(file):
            for alert in linter.lint(file, Path(file).read_bytes().decode("utf-8", "replace")):
                seen[file, alert.line, alert.span[0], alert.check, folded(alert.message)] += 1
    assert seen == Counter(map(tuple, alerts))


def posts():
    with (SHARED / "posts" / "official-account-tweets.csv").open(
        encoding="utf-8", errors="replace", newline=""
    ) as file:
        for number, row in enumerate(csv.DictReader(file)):
            yield f"{number:05d}.md", html.unescape(row["text"]) + "\n"


@pytest.fixture
def both(tmp_path):
    """A linter with Google and write-good for all Markdown files."""
    for style in ("Google", "write-good"):
        shutil.copytree(STYLES / style / style, tmp_path / style)
    (tmp_path / ".vale.ini").write_text(
        "StylesPath = .\n[*.md]\nBasedOnStyles = Google, write-good\n", encoding="utf-8"
    )
    return Linter(read_config(tmp_path / ".vale.ini"))


def test_finds_what_vale_finds_in_all_posts(both):
    expected = json.loads((EXPECTED / "posts-google-write-good.json").read_text(encoding="utf-8"))["alerts"]
    assert sum(map(len, expected.values())) == 5486
    for file, text in posts():
        seen = [[one.line, one.span[0], one.check, folded(one.message)] for one in both.lint(file, text)]
        assert sorted(seen) == sorted(expected.get(file, [])), file


def test_what_is_sure_is_what_the_search_says(both, monkeypatch):
    some = [(file, text) for number, (file, text) in enumerate(posts()) if number % 16 == 0]
    short = [sorted(both.lint(file, text)) for file, text in some]
    monkeypatch.setattr(_place, "only_place", lambda source, block, match: -1)
    assert [sorted(both.lint(file, text)) for file, text in some] == short
    assert sum(map(len, short)) > 300
