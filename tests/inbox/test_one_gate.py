"""One gate: entrances record wishes. Walked over all of them, found by the command's own list of verbs."""

import json
from contextlib import suppress

import pytest

from inbox._cafe import POLICIES
from inbox._guarded import GUARDED, change, guard
from signoff.cli._verbs import VERBS
from signoff.errors import SignoffError
from signoff.inbox import act, begin
from signoff.workflow import Event
from signoff.workspace import Workspace
from support import cases

CASES = {case["verb"]: case for case in cases("inbox", "one_gate")}
NOBODYS = ("schema", "init", "count")  # they ask nobody who they are
LAX = POLICIES.replace(
    "    steps:\n      - {name: editor, approvers: {role: editor}",
    "    steps:\n      - {name: editor, approvers: {role: author}",
)
LAX += "---\nkind: workflow\nseparation_of_duties: {author: may_approve, editors: may_approve}\n"


@pytest.fixture
def waiting(cafe, tmp_path):
    """The soup waits for an editor, its slot is now; its author has laid out all that could help to get it out."""
    guard(cafe)
    cafe.write("soup", "Soup of the day", "schedule: 2026-12-01 11:00\n")
    cafe.does("submit", "soup", by="anna", at="10:00")
    change(cafe, LAX)
    (cafe.root / "content" / "history.jsonl").write_text(
        '{"at": "2026-12-01T10:01", "by": "janis", "do": "approve", "post": "soup"}\n', encoding="utf-8"
    )
    folder = tmp_path / "laid-out"
    (folder / "lax").mkdir(parents=True)
    (folder / "lax" / "all.yml").write_text(LAX, encoding="utf-8")
    (folder / "mail.txt").write_text("Fine, says Janis.\n", encoding="utf-8")
    (folder / "notes.md").write_text("Soup\n", encoding="utf-8")
    (folder / "posts.csv").write_text(
        "id,text,date,status,state,channel\nsoup,Soup of the day,2026-12-01 11:00,approved,approved,cafe-bluesky\n",
        encoding="utf-8",
    )
    (folder / "log.csv").write_text(
        "case,activity,time,person\nsoup,approve,2026-12-01T10:30:00+02:00,janis\n", encoding="utf-8"
    )
    return cafe, folder


def out(cafe):
    """Whether the soup could go out now, by every verb that says so."""
    status = json.loads(cafe.run("status", "soup", "--json", at="11:00")[1])
    due = json.loads(cafe.run("publish", "--dry-run", "--json", at="11:00")[1])["would"]
    review = json.loads(cafe.run("review", "--json", at="11:00")[1])["totals"]
    return [status["publishable"], any(one["publishable"] for one in due), review["publishable"] > 0]


def test_every_verb_has_its_case():
    assert set(CASES) == set(VERBS)


@pytest.mark.parametrize("verb", CASES)
def test_no_verb_gets_a_post_out_without_the_engines_decision(waiting, verb):
    cafe, folder = waiting
    before, case = cafe.ledger(), CASES[verb]
    for words in case["tries"]:
        more = [word.format(folder=folder, root=cafe.root) for word in words]
        with suppress(SystemExit):  # of words that the verb does not know
            cafe.run(verb, *more, by="" if "--as" in words or verb in NOBODYS else "anna", at="11:00")
        assert out(cafe) == [False, False, False], words
    assert not case.get("reads") or cafe.ledger() == before


def test_what_nobody_may_is_let_out_once_an_editor_agrees(waiting):
    """The same post, the same moment: so the walk above is not true of any post whatever."""
    cafe, _ = waiting
    cafe.does("approve", "soup", by="janis", at="10:30")
    assert out(cafe) == [True, True, True]


@pytest.mark.parametrize(
    "do",
    [
        "approve",
        "override",
        "publish",
        "submit",
        "edit",
        "create",
        "waive",
        "accept",
        "nothing",
        "hold",
        "release",
        "uncertain",
    ],
)
@pytest.mark.parametrize("more", [{}, {"identity": "signed"}, {"found": True}, {"seq": 3}], ids=str)
def test_nor_does_a_wish_made_in_code(waiting, do, more):
    """A page or a job that calls `act` itself, with all that a wish can say of itself."""
    cafe, _ = waiting
    workspace = Workspace(cafe.root)
    wish = Event(at=workspace.entries["posts/soup"][-1].at.replace(hour=11), by="anna", do=do, reason="x", **more)
    with suppress(SignoffError):
        act(workspace, wish, ["soup"])
    assert out(cafe) == [False, False, False]


def test_a_history_is_not_replayed_over_a_ledger(waiting):
    cafe, _ = waiting
    before = cafe.ledger()
    assert begin(Workspace(cafe.root)) == 0
    assert cafe.ledger() == before


def test_a_state_in_the_files_is_no_state(cafe):
    """No front matter, and no column of a table, says that a post is approved."""
    change(cafe, GUARDED)
    cafe.write("soup", "Soup of the day", "state: approved\n")
    assert cafe.run("status", "soup")[0] == 2
    table = cafe.root / "posts.csv"
    table.write_text(
        "id,author,channels,text,state\nfish,anna,cafe-bluesky,Fish of the day,approved\n", encoding="utf-8"
    )
    cafe.run("import", str(table), by="anna")
    cafe.write("soup", "Soup of the day")
    told = json.loads(cafe.run("review", "--json")[1])
    assert all(one["state"] == "draft" and not one["publishable"] for one in told["posts"])
