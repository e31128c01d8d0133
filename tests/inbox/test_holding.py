"""`signoff hold`: what stands ready goes out no more, by whichever verb it is asked; lifting it sends nothing late."""

import json

import pytest

from inbox._cafe import POLICIES
from inbox._guarded import change
from signoff.errors import Refused
from signoff.inbox import Hold, act, hold
from signoff.workflow import Event
from signoff.workspace import Workspace

HOLDING = POLICIES.replace("may: [approve, override, waive]", "may: [approve, override, waive, hold]").replace(
    "accounts: [{name: cafe-bluesky, network: bluesky}]",
    "accounts: [{name: cafe-bluesky, network: bluesky}, {name: cafe-linkedin, network: linkedin}]",
)


@pytest.fixture
def ready(cafe):
    """The soup is approved for cafe-bluesky at 11:00, and Dace may hold."""
    change(cafe, HOLDING)
    cafe.write("soup", "Soup of the day", "schedule: 2026-12-01 11:00\n")
    cafe.does("submit", "soup", by="anna", at="09:00")
    cafe.does("approve", "soup", by="janis", at="09:30")
    return cafe


def out(cafe, at="11:00"):
    """Whether it may go out, as `status` and the dry run say."""
    would = json.loads(cafe.run("publish", "--dry-run", "--json", at=at)[1])["would"]
    return cafe.status("soup", at)["publishable"], [one["publishable"] for one in would]


def test_nothing_goes_out_while_everything_is_held(ready):
    assert out(ready) == (True, [True])
    ready.does("hold", "on", "--reason", "a storm", by="dace", at="10:00")
    assert out(ready) == (False, [False])
    status = ready.status("soup", "11:00")
    assert (status["state"], status["blocked_by"]) == ("held", ["dace holds everything: “a storm”, entry 4"])
    ready.does("hold", "off", "--reason", "over", by="dace", at="10:30")
    assert out(ready) == (True, [True])


def test_a_hold_on_a_channel_is_for_that_channel(ready):
    ready.does("hold", "on", "--channel", "cafe-linkedin", "--reason", "new password", by="dace", at="10:00")
    assert out(ready) == (True, [True])
    ready.does("hold", "on", "--channel", "cafe-bluesky", "cafe-linkedin", "--reason", "x", by="dace", at="10:10")
    assert out(ready) == (False, [False])
    ready.does("hold", "off", "--channel", "cafe-bluesky", "--reason", "x", by="dace", at="10:20")
    assert out(ready) == (True, [True])


def test_what_may_still_go_out_late_is_held_too(ready):
    """A slot that has just passed: within `late` the dry run lets it out, unless it is held."""
    assert out(ready, "11:05")[1] == [True]
    ready.does("hold", "on", "--reason", "a storm", by="dace", at="10:00")
    assert out(ready, "11:05")[1] == [False]


def test_a_hold_lets_people_go_on_with_a_post(ready):
    """It is no entry of the post: approvals, comments and edits go on beside it, and count once it is lifted."""
    ready.does("hold", "on", "--reason", "a storm", by="dace", at="10:00")
    ready.does("comment", "soup", "--text", "When it is over?", by="anna", at="10:05")
    ready.write("soup", "Stew of the day", "schedule: 2026-12-01 11:00\n")
    ready.does("submit", "soup", by="anna", at="10:06")
    assert ready.status("soup", "10:07")["state"] == "in_review"
    ready.does("approve", "soup", by="janis", at="10:08")
    assert ready.status("soup", "10:09")["state"] == "held"
    ready.does("hold", "off", "--reason", "over", by="dace", at="10:10")
    assert out(ready) == (True, [True])


def test_lifting_names_the_slots_that_passed_meanwhile(ready):
    ready.does("hold", "on", "--reason", "a storm", by="dace", at="10:00")
    _, printed, _ = ready.run("hold", "off", "--reason", "over", by="dace", at="12:00")
    assert printed.splitlines() == [
        "0 posts may go out again.",
        "The slot of 1 post has passed meanwhile; nothing is sent late by itself.",
        "  soup, Tue 1 Dec, 11:00",
    ]


@pytest.mark.parametrize(
    ("words", "by", "says"),
    [
        (["on", "--reason", "x"], "anna", "anna may not hold every channel"),
        (["off", "--reason", "x"], "anna", "anna may not hold every channel"),
        (["on", "--reason", " "], "dace", "a hold gives its reason"),
        (["on", "--channel", "cafe-blusky", "--reason", "x"], "dace", "did you mean `cafe-bluesky`?"),
        (["off", "--channel", "cafe-bluesky", "--reason", "x"], "dace", "cafe-bluesky is not held by itself"),
    ],
)
def test_what_is_refused_changes_nothing(ready, words, by, says):
    ready.does("hold", "on", "--reason", "a storm", by="dace", at="10:00")
    before = ready.ledger()
    status, _, said = ready.run("hold", *words, by=by, at="10:30")
    assert status == 1
    assert says in said
    assert ready.ledger() == before


def test_nor_is_a_hold_lifted_by_a_wish_that_calls_itself_shared(ready):
    ready.does("hold", "on", "--reason", "a storm", by="dace", at="10:00")
    workspace = Workspace(ready.root)
    at = workspace.entries["posts/soup"][-1].at.replace(hour=10, minute=30)
    with pytest.raises(Refused):
        act(workspace, Event(at=at, by="anna", do="release", shared=True), ["soup"])
    with pytest.raises(Refused):
        hold(workspace, Hold(on=False, by="janis", at=at, reason="x"))
    assert out(ready) == (False, [False])


def test_whoever_may_hold_only_some_channels_holds_only_those(ready):
    policy = HOLDING.replace("  dace: {roles: [head]}", "  dace: {roles: [{role: head, channels: [cafe-linkedin]}]}")
    change(ready, policy)
    assert ready.run("hold", "on", "--reason", "x", by="dace", at="10:00")[0] == 1
    ready.does("hold", "on", "--channel", "cafe-linkedin", "--reason", "x", by="dace", at="10:00")
