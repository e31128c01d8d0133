"""`signoff lint --config` and `--styles`: what is printed, and what the exit status says."""

import json

import pytest

WORD = "extends: existence\nmessage: 'no %s'\nlevel: error\ntokens: [wow]\n"
HINT = "extends: existence\nmessage: 'less %s'\nlevel: suggestion\ntokens: [very]\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder with a configuration, a style of two rules and two files."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "styles" / "House").mkdir(parents=True)
    (tmp_path / "styles" / "House" / "Wow.yml").write_text(WORD, encoding="utf-8")
    (tmp_path / "styles" / "House" / "Very.yml").write_text(HINT, encoding="utf-8")
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "a.md").write_text("A very good @wow day, wow!\n", encoding="utf-8")
    (tmp_path / "posts" / "b.md").write_text("Quiet.\n", encoding="utf-8")
    (tmp_path / ".vale.ini").write_text("StylesPath = styles\n[*.md]\nBasedOnStyles = House\n", encoding="utf-8")
    return tmp_path


def test_vale_s_json(signoff, here):
    said = signoff("lint", "--config", ".vale.ini", "--format", "vale", "posts")
    alerts = json.loads(said.out)
    assert [(one["Check"], one["Line"], one["Span"]) for one in alerts["posts/a.md"]] == [
        ("House.Very", 1, [3, 6]), ("House.Wow", 1, [14, 16]), ("House.Wow", 1, [23, 25]),
    ]  # fmt: skip
    assert (list(alerts), said.status, said.err) == (["posts/a.md"], 1, "")


def test_lines_for_people_and_what_is_too_light(signoff, here):
    said = signoff("lint", "--config", ".vale.ini", "--min", "error")
    assert said.out.splitlines()[0] == "posts/a.md:1:14: error: House.Wow: no wow"
    assert (said.status, said.err) == (1, "2 findings in 2 files\n")
    assert signoff("lint", "--config", ".vale.ini", "posts/b.md").status == 0


def test_styles_alone_are_looked_for_in_our_own_way(signoff, here):
    said = signoff("lint", "--styles", "styles", "--json", "posts")
    found = json.loads(said.out)["findings"]
    assert [(one["rule"], one["file"], one["span"]) for one in found] == [
        ("House.Very", "posts/a.md", [3, 6]), ("House.Wow", "posts/a.md", [23, 25]),
    ]  # fmt: skip


def test_what_does_nothing_is_said_beside_the_json(signoff, here):
    (here / "styles" / "House" / "Odd.yml").write_text("extends: occurrence\nmessage: m\ntoken: a\n", encoding="utf-8")
    said = signoff("lint", "--config", ".vale.ini", "--format", "vale", "posts/b.md")
    assert (said.out, said.status) == ("{}\n", 0)
    assert "styles/House/Odd.yml:1:1: House.Odd: it can never find anything: it has no `max` and no `min`" in said.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--config", "none.ini"], "none.ini:1:1: cannot be read"),
        (["--config", ".vale.ini", "nowhere"], "no file and no folder `nowhere`"),
        (["--styles", "nowhere"], "no folder `nowhere`"),
    ],
)
def test_what_is_not_there_is_said(signoff, here, words, message):
    said = signoff("lint", *words)
    assert (said.status, message in said.err, "Traceback" in said.err) == (2, True, False)


def test_many_files_are_shared_out_and_nothing_is_lost(signoff, here):
    for number in range(420):
        (here / "posts" / f"{number:03}.md").write_text("wow\n" * (number % 3), encoding="utf-8")
    alerts = json.loads(signoff("lint", "--config", ".vale.ini", "--format", "vale", "posts").out)
    assert len(alerts) == 281
    assert sum(map(len, alerts.values())) == 423
