"""The language server, driven as an editor drives it: a process, its two streams, and files of a workspace."""

import pytest

from web.lsp._editor import Editor
from workspaces import NOW, small

HEAD = "---\nid: one\nauthor: anna\nchannels: cafe-bluesky\n---\n"
POLICY = """
---
kind: voice
terms: {preferred: {en: {utilise: use}}, forbidden: {en: [cheap]}}
rules:
  - {name: House.Soup, extends: existence, message: "no %s", tokens: [gruel], link: "https://cafe.example/style"}
"""


@pytest.fixture
def root(tmp_path):
    return small(tmp_path / "our café", POLICY, {"one": HEAD + "👩🏽‍🍳🍲 We utilise cheap gruel."})


@pytest.fixture
def editor(root):
    """An editor in the workspace; ended for good, whatever a test did."""
    one = Editor(root, NOW)
    yield one
    one.process.kill()
    one.process.wait(20)
    one.process.stdin.close()
    one.process.stdout.close()


@pytest.fixture
def post(root):
    return root / "content" / "posts" / "one.md"


def columns(shown):
    return [(one["range"]["start"]["character"], one["range"]["end"]["character"]) for one in shown]


def test_a_post_has_its_squiggles_at_utf_16_columns_with_code_and_link(editor, post):
    assert editor.begin()["capabilities"]["positionEncoding"] == "utf-16"
    shown = editor.open(post)
    assert [one["code"] for one in shown] == ["voice.preferred_term", "voice.forbidden_term", "House.Soup"]
    assert [one["severity"] for one in shown] == [2, 1, 2]
    line = post.read_text("utf-8").split("\n")[5].encode("utf-16-le")
    words = [line[2 * first : 2 * last].decode("utf-16-le") for first, last in columns(shown)]
    assert words == ["utilise", "cheap", "gruel"]
    links = [one["codeDescription"]["href"] for one in shown]
    assert links[0].endswith("/findings.md#voice.preferred_term")
    assert links[2] == "https://cafe.example/style"
    assert editor.end() == 0


def test_typing_is_followed_without_saving_and_the_newest_text_counts(editor, post):
    editor.begin()
    editor.open(post)
    for number in range(2, 12):
        editor.change(post, f"{HEAD}We utilise it {'again ' * number}", number)
    shown = editor.shown(post, version=11)
    assert [one["code"] for one in shown] == ["voice.preferred_term"]
    editor.change(post, f"{HEAD}Soup.", 12)
    assert editor.shown(post, version=12) == []


def test_a_quick_fix_is_the_one_right_answer(editor, post):
    editor.begin()
    shown = editor.open(post)
    where = {"textDocument": {"uri": post.as_uri()}, "range": shown[0]["range"], "context": {"diagnostics": []}}
    fix, ignore = editor.ask("textDocument/codeAction", **where)
    assert (fix["title"], fix["kind"], fix["isPreferred"]) == ("Write “use”", "quickfix", True)
    assert fix["edit"]["changes"] == {post.as_uri(): [{"range": shown[0]["range"], "newText": "use"}]}
    assert ignore["title"] == "Ignore voice.preferred_term in this line, for a reason"
    edit = ignore["edit"]["changes"][post.as_uri()][0]
    text = post.read_text("utf-8") + edit["newText"]
    editor.change(post, text, 2)
    refused = [one["message"].split("\n")[0] for one in editor.shown(post, version=2)]
    assert refused == ["no reason is given for ignoring a rule"]
    editor.change(post, text.replace("because ", "because we quote"), 3)
    ignored = editor.shown(post, version=3)[0]
    assert (ignored["severity"], ignored["message"].endswith("(ignored: we quote)")) == (4, True)


def test_an_error_is_not_offered_to_be_ignored(editor, post):
    editor.begin()
    shown = editor.open(post)
    where = {"textDocument": {"uri": post.as_uri()}, "range": shown[1]["range"], "context": {"diagnostics": []}}
    assert editor.ask("textDocument/codeAction", **where) == []


def test_what_cannot_be_read_of_a_post_is_shown_at_its_place(editor, post):
    editor.begin()
    shown = editor.open(post, "---\nid: one\nautor: anna\nchannels: cafe-bluesky\n---\nSoup.\n")
    said = next(one for one in shown if "did you mean `author`" in one["message"])
    assert said["range"]["start"] == {"line": 2, "character": 0}
    assert said["severity"] == 1


def test_a_policy_has_its_squiggles_and_a_saved_one_changes_what_posts_show(editor, root, post):
    policy = root / "policies" / "all.yml"
    text = policy.read_text("utf-8")
    editor.begin()
    assert len(editor.open(post)) == 3
    editor.open(policy)
    editor.change(policy, text.replace("preferred:", "prefered:"), 2)
    shown = editor.shown(policy, version=2)
    assert "did you mean `preferred`" in shown[0]["message"]
    changed = text.replace("forbidden: {en: [cheap]}", "forbidden: {en: [soup]}")
    editor.change(policy, changed, 3)
    editor.save(policy, changed)
    assert [one["code"] for one in editor.shown(post)] == ["voice.preferred_term", "House.Soup"]


def test_a_broken_policy_is_said_in_the_post_and_nothing_stops(editor, root, post):
    policy = root / "policies" / "all.yml"
    editor.begin()
    editor.open(post)
    editor.save(policy, policy.read_text("utf-8") + "\nkind: voice\n")
    (shown,) = editor.shown(post)
    assert shown["message"].startswith("policies/all.yml:")
    assert editor.end() == 0


def test_a_file_outside_of_a_workspace_shows_nothing_and_a_closed_one_is_cleared(editor, post, tmp_path):
    other = tmp_path / "notes.md"
    editor.begin()
    assert editor.open(other, "We utilise it.") == []
    assert editor.open(post) != []
    editor.tell("textDocument/didClose", textDocument={"uri": post.as_uri()})
    assert editor.shown(post) == []


def test_what_is_not_known_or_not_json_is_answered_and_survived(editor, post):
    early = editor.ask("textDocument/codeAction")
    assert early["code"] == -32002
    editor.begin()
    assert editor.ask("textDocument/noSuchThing")["code"] == -32601
    editor.tell("$/noSuchThing")
    editor.raw(b"Content-Length: 5\r\n\r\n{oops")
    assert editor.next()["error"]["code"] == -32700
    editor.change(post, "never opened", 1)
    assert editor.next()["method"] == "window/logMessage"
    assert len(editor.open(post)) == 3
    assert editor.ask("shutdown") is None
    assert editor.ask("textDocument/codeAction")["code"] == -32600


def test_an_editor_that_goes_away_ends_the_server(editor):
    editor.begin()
    editor.process.stdin.close()
    assert editor.process.wait(20) == 1
