"""`signoff lint`: findings as lines and as JSON, narrowed by paths and by gravity."""

import json
import os
import subprocess
import sys

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


MENDING = """
---
kind: voice
terms: {preferred: {en: {utilise: use}}, forbidden: {en: [cheap]}}
---
kind: checks
severity: {voice.forbidden_term: warning}
waivers: {}
"""


@pytest.fixture
def posts(tmp_path):
    """A function that makes a workspace of these texts, by post."""

    def made(**texts):
        return small(tmp_path, MENDING, {name: HEAD.format(id=name, text=text) for name, text in texts.items()})

    return made


def file_of(root, name):
    return (root / "content" / "posts" / f"{name}.md").read_text("utf-8")


def test_a_difference_is_shown_and_nothing_is_written(signoff, posts):
    root = posts(one="We utilise flour.", two="Soup.")
    before = file_of(root, "one")
    said = signoff("lint", "--diff")
    assert (said.status, said.err) == (1, "1 finding would be mended in 1 post\n")
    assert said.out.splitlines()[:2] == ["--- a/content/posts/one.md", "+++ b/content/posts/one.md"]
    assert said.out.splitlines()[-2:] == ["-We utilise flour.", "+We use flour."]
    assert file_of(root, "one") == before


def test_no_difference_is_no_output(signoff, posts):
    posts(two="Soup.")
    assert signoff("lint", "--diff") == (0, "", "0 findings would be mended in 0 posts\n")


def test_what_was_mended_is_said_and_what_is_left_is_shown(signoff, posts):
    root = posts(one="We utilise cheap flour.")
    said = signoff("lint", "--fix")
    assert file_of(root, "one") == HEAD.format(id="one", text="We use cheap flour.")
    assert places(said) == [["content/posts/one.md:6:8", "warning", "voice.forbidden_term"]]
    assert said.err == "1 finding mended in 1 post\n1 finding (1 warning) in 1 post\n"
    assert signoff("lint", "--fix").err.startswith("0 findings mended")


def test_a_post_in_review_is_mended_only_by_its_name(signoff, posts):
    root = posts(one="We utilise flour.")
    assert signoff("submit", "one", "--as", "anna").status == 0
    said = signoff("lint", "--fix")
    assert "left as they are, being in review, approved or published: one" in said.err
    assert "utilise" in file_of(root, "one")
    signoff("lint", "--fix", "content/posts/one.md")
    assert "utilise" not in file_of(root, "one")


def test_what_is_ignored_is_counted_and_does_not_count(signoff, posts):
    posts(one="A cheap lunch. <!-- signoff: ignore voice.forbidden_term because we quote -->")
    said = signoff("lint", "--min", "warning")
    assert said.out.endswith("(ignored: we quote)\n")
    assert (said.status, said.err) == (0, "1 finding (1 warning, 1 ignored) in 1 post\n")
    assert json.loads(signoff("lint", "--json").out)["findings"][0]["ignored"] == "we quote"


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("ignore voice.forbiden_term because x", "no rule `voice.forbiden_term`; did you mean `voice.forbidden_term`?"),
        ("ignore voice.tone because x", "`voice.tone` finds nothing here"),
        ("ignore links.* because x", "`links.*` finds nothing here"),
    ],
)
def test_a_comment_that_lets_nothing_be_is_said(signoff, posts, comment, said):
    posts(one=f"Soup. <!-- signoff: {comment} -->")
    assert f"warning: content/posts/one.md:6:7: {said}\n" in signoff("lint").err


def test_no_comment_lets_an_error_be(signoff, here):
    path = here / "content" / "posts" / "cheap.md"
    path.write_text(HEAD.format(id="cheap", text="Cheap. <!-- signoff: ignore voice.* because x -->"), "utf-8")
    said = signoff("lint", "content/posts/cheap.md")
    assert said.status == 1
    assert "`voice.forbidden_term` is an error here, and a comment lets no error be" in said.err
    assert json.loads(signoff("status", "cheap", "--json").out)["findings"][0]["ignored"] == ""


def test_a_comment_without_a_reason_is_refused(signoff, posts):
    posts(one="Soup. <!-- signoff: ignore voice.tone -->")
    said = signoff("check")
    assert said.status == 1
    assert "content/posts/one.md:6:7: no reason is given for ignoring a rule" in said.out


def test_a_baseline_keeps_what_was_there_from_drowning_what_is_new(signoff, posts):
    root = posts(one="A cheap lunch.", two="Cheap soup.")
    assert signoff("lint", "--baseline", "known.json", "--write-baseline").status == 0
    path = root / "content" / "posts" / "one.md"
    path.write_text(HEAD.format(id="one", text="New.\n\nA cheap lunch.\n\nA cheap tea."), "utf-8")
    said = signoff("lint", "--baseline", "known.json", "--min", "warning")
    assert (said.status, places(said)) == (1, [["content/posts/one.md:10:3", "warning", "voice.forbidden_term"]])
    assert "2 findings known by known.json, and not shown" in said.err
    path.write_text(HEAD.format(id="one", text="Soup."), "utf-8")
    assert "known.json: 1 entry is stale: found no more." in signoff("lint", "--baseline", "known.json").err
    signoff("lint", "content/posts/one.md", "--baseline", "known.json", "--write-baseline")
    assert [one["post"] for one in json.loads((root / "known.json").read_text())["findings"]] == ["two"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--write-baseline"], "which file?"),
        (["--baseline", "nowhere.json"], "nowhere.json:1:1: cannot be read"),
        (["--fix", "--styles", "."], "--fix: for the posts of a workspace"),
    ],
)
def test_what_cannot_be_asked_for_is_said(signoff, posts, words, said):
    posts(one="Soup.")
    got = signoff("lint", *words)
    assert got.status == 2
    assert said in got.err


def test_pages_about_a_repository_name_files_from_its_top(signoff, tmp_path):
    small(tmp_path / "social", MENDING, {"one": HEAD.format(id="one", text="A cheap lunch.")})
    asked = ("lint", "--workspace", "social", "--format")
    assert signoff(*asked, "github").out.startswith("::warning file=content/posts/one.md,")
    (tmp_path / ".git").mkdir()
    assert signoff(*asked, "github").out.startswith("::warning file=social/content/posts/one.md,")
    result = json.loads(signoff(*asked, "sarif").out)["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "social/content/posts/one.md"
    assert signoff(*asked, "text").out.startswith("content/posts/one.md:6:3: ")


def test_the_page_is_one_file(signoff, posts):
    posts(one="A cheap lunch.")
    said = signoff("lint", "--format", "html")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("<!DOCTYPE html>")
    assert "we do not write “cheap”" in said.out


def test_a_plug_in_adds_a_form(posts, tmp_path_factory):
    root, site = posts(one="A cheap lunch."), tmp_path_factory.mktemp("site")
    (site / "names.py").write_text("def written(findings):\n    return ''.join(f'{one.rule}!' for one in findings)\n")
    installed = site / "names-1.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: names\nVersion: 1\n")
    (installed / "entry_points.txt").write_text("[signoff.formats]\nnames = names\n")
    command = [sys.executable, "-m", "signoff", "lint", "--format", "names"]
    said = subprocess.run(
        command, cwd=root, env={**os.environ, "PYTHONPATH": str(site)}, capture_output=True, text=True
    )
    assert (said.returncode, said.stdout, said.stderr) == (0, "voice.forbidden_term!", "")
