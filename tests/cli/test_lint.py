"""`signoff lint`: findings as lines and as JSON, narrowed by paths and by gravity."""

import json

import pytest

from workspaces import small

HEAD = "---\nid: {id}\nauthor: anna\nchannels: cafe-bluesky\n---\n{text}\n"
POLICY = """
---
kind: team
roles: {lead: {may: [waive]}}
people: {zane: {name: Zane Kalna, roles: lead}}
---
kind: checks
waivers: {"voice.*": lead}
---
kind: voice
terms: {forbidden: {en: [{word: cheap, why: nobody is}]}, preferred: {en: {utilise: use}}}
severity: {voice.forbidden_term: error, voice.preferred_term: warning}
"""
TEXTS = {"cheap": "A cheap lunch.", "wordy": "We utilise flour.", "more/fine": "Soup is ready."}


@pytest.fixture
def here(tmp_path, signoff):
    """A workspace of three posts: one with an error, one with a warning, one with nothing."""
    posts = {name: HEAD.format(id=name.rpartition("/")[2], text=text) for name, text in TEXTS.items()}
    return small(tmp_path, POLICY, posts)


def places(said):
    return [line.split(": ")[:3] for line in said.out.splitlines()]


def test_every_finding_is_a_line_with_its_place(signoff, here):
    said = signoff("lint")
    assert places(said) == [
        ["content/posts/cheap.md:6:3", "error", "voice.forbidden_term"],
        ["content/posts/wordy.md:6:4", "warning", "voice.preferred_term"],
    ]
    assert (said.status, said.err) == (1, "2 findings (1 error, 1 warning) in 3 posts\n")


@pytest.mark.parametrize(
    ("words", "status", "found"),
    [
        (["content/posts/wordy.md"], 0, ["warning"]),
        (["content/posts/wordy.md", "--min", "warning"], 1, ["warning"]),
        (["content/posts/wordy.md", "--min", "error"], 0, []),
        (["content/posts/more", "content/posts/cheap.md"], 1, ["error"]),
        (["--min", "error"], 1, ["error"]),
        (["content"], 1, ["error", "warning"]),
    ],
)
def test_paths_and_gravity_narrow_it(signoff, here, words, status, found):
    said = signoff("lint", *words)
    assert (said.status, [place[1] for place in places(said)]) == (status, found)


def test_paths_are_those_of_the_folder_where_one_stands(signoff, here, monkeypatch):
    monkeypatch.chdir(here / "content" / "posts")
    assert signoff("lint", "more").err == "Nothing found in 1 post\n"


@pytest.mark.parametrize("asked", [["--format", "json"], ["--json"]])
def test_as_json_they_are_those_of_the_review(signoff, here, asked):
    said = signoff("lint", *asked)
    assert (said.status, said.err) == (1, "")
    findings = json.loads(said.out)["findings"]
    assert findings == json.loads(signoff("review", "--json").out)["findings"]
    assert [one["post"] for one in findings] == ["cheap", "wordy"]


@pytest.mark.parametrize(
    ("path", "meant"), [("content/posts/chep.md", "content/posts/cheap.md"), ("fine", "content/posts/more/fine.md")]
)
def test_a_path_without_a_post_is_said_with_the_nearest(signoff, here, path, meant):
    said = signoff("lint", path)
    assert said == (2, "", f"no post in `{path}`; did you mean `{meant}`?\n")


def test_a_post_that_cannot_be_read_is_said(signoff, here):
    (here / "content/posts/bad.md").write_text("---\nid: bad\nautor: anna\n---\nHi\n", "utf-8")
    said = signoff("lint", "content/posts/bad.md")
    assert said.status == 1
    assert "bad.md:3:1: this document has no key `autor`; did you mean `author`?" in said.err
    assert "autor" not in signoff("lint", "content/posts/wordy.md").err


def test_what_was_waived_is_shown_and_does_not_count(signoff, here):
    assert signoff("lint", "content/posts/cheap.md").status == 1
    signoff("submit", "cheap", "--as", "anna")
    waived = signoff("waive", "cheap", "voice.forbidden_term", "--reason", "quoted", "--as", "zane")
    assert waived.status == 0, waived.err
    said = signoff("lint", "content/posts/cheap.md")
    assert said.out.endswith("(waived)\n")
    assert said.status == 0
