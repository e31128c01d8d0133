"""What holds a post, what a late step does to its slot, and what became of it on each of its channels."""

from datetime import UTC, datetime

import pytest

from signoff.content import changes, post_of
from signoff.networks import KINDS as NETWORKS
from signoff.policy import Policy, document, documents
from signoff.workflow import Event, decide
from signoff.workspace import OPENED

POLICY = """
kind: team
roles:
  author: {may: [submit, edit, publish]}
  editor: {may: [approve, hold]}
people: {anna: {roles: author}, janis: {roles: editor}, zane: {}}
---
kind: channels
accounts: [{name: one, network: bluesky}, {name: two, network: linkedin}]
---
kind: workflow
keep_approvals_on: [schedule]
chains: [{name: standard, steps: [{name: editor, approvers: {role: editor}, within: 2hLATE}]}]
"""


def policy(late=""):
    problems = []
    written = POLICY.replace("LATE", f", on_overdue: {late}" if late else "")
    return Policy(
        [document(node, OPENED, problems) for node in documents(written, "p.yml", problems)], NETWORKS
    ).check()


def at(hour, day=1):
    return datetime(2026, 12, day, hour, tzinfo=UTC)


def post(slot="2026-12-02 09:00", **more):
    front = {"id": "p1", "author": "anna", "channels": ["one", "two"], "text": "Soup", **more}
    return post_of({**front, "schedule": slot} if slot else front, "UTC")


def does(hour, by, do, **more):
    return Event(at=at(hour), by=by, do=do, **more)


SUBMIT = does(9, "anna", "submit")
APPROVED = (SUBMIT, does(10, "janis", "approve"))


def decided(*events, now=None, late="", slot="2026-12-02 09:00"):
    return decide(post(slot), policy(late), events, (), now or at(20))


def blocked(decision):
    return [str(reason) for reason in decision.blocked_by]


@pytest.mark.parametrize("hour, state", [(10, "in_review"), (11, "in_review"), (12, "held")])
def test_an_overdue_step_holds_the_post_where_the_policy_says_so(hour, state):
    assert decided(SUBMIT, now=at(hour), late="hold").state == state
    assert decided(SUBMIT, now=at(hour)).state == "in_review"


def test_what_is_held_by_a_late_step_goes_on_when_it_is_answered():
    late = decided(SUBMIT, late="hold")
    assert late.waiting[0].waiting_on == ("janis",)
    assert any("held until the step `editor` is answered, which is overdue (p.yml:13)" in one for one in blocked(late))
    assert decided(SUBMIT, does(15, "janis", "approve"), late="hold").state == "scheduled"


def test_a_slot_that_was_given_up_is_used_by_no_late_approval():
    given_up = decided(SUBMIT, does(15, "janis", "approve"), late="next_slot")
    assert (given_up.state, given_up.publishable) == ("expired", False)
    assert "its slot was given up, for `editor` was not answered in time" in blocked(given_up)[0]
    assert decided(*APPROVED, late="next_slot").state == "scheduled"


def test_another_slot_is_a_new_one():
    moved = post("2026-12-03 09:00")
    edit = does(16, "anna", "edit", post=moved, changes=changes(post().plain, moved.plain))
    assert decided(SUBMIT, does(15, "janis", "approve"), edit, late="next_slot").state == "scheduled"


def test_a_hold_stops_what_is_approved_until_it_is_lifted():
    hold = does(11, "janis", "hold", reason="a storm")
    held = decided(*APPROVED, hold)
    assert (held.state, held.publishable) == ("held", False)
    assert "janis holds it: “a storm”" in blocked(held)[0]
    assert decided(*APPROVED, hold, does(12, "janis", "release")).state == "scheduled"


def test_a_hold_of_one_channel_is_lifted_for_that_channel():
    one, two = (does(11, "janis", "hold", reason="a storm", channel=name) for name in ("one", "two"))
    assert decided(*APPROVED, one, two, does(12, "janis", "release", channel="one")).state == "held"
    assert decided(*APPROVED, one, does(12, "janis", "release", channel="one")).state == "scheduled"


def test_a_review_goes_on_under_a_hold():
    assert decided(SUBMIT, does(9, "janis", "hold", reason="a storm")).state == "in_review"


@pytest.mark.parametrize(
    "event, because",
    [
        (does(11, "anna", "hold", reason="a storm"), "may not hold"),
        (does(11, "janis", "hold"), "reason"),
        (does(11, "janis", "release"), "not held"),
        (does(11, "zane", "approve", found=True), "not an approver"),
    ],
)
def test_who_may_not_is_refused(event, because):
    (refused,) = decided(SUBMIT, event).refused
    assert because in " ".join(refused.because)


@pytest.mark.parametrize(
    "outcomes, state, out",
    [
        ([("publish", None)], "published", ("one", "two")),
        ([("publish", "one")], "scheduled", ("one",)),
        ([("publish", "one"), ("publish", "two")], "published", ("one", "two")),
        ([("publish", "one"), ("publish_failed", "two")], "publish_failed", ("one",)),
        ([("publish_failed", "two"), ("publish", None)], "published", ("one", "two")),
        ([("uncertain", "one"), ("publish", "two")], "uncertain", ("two",)),
        ([("publish", None), ("retracted", "one")], "retracted", ("two",)),
    ],
)
def test_it_is_published_when_it_is_out_on_each_channel(outcomes, state, out):
    events = [does(11, "anna", do, channel=channel, seq=9) for do, channel in outcomes]
    decision = decided(*APPROVED, *events)
    assert (decision.state, decision.out) == (state, out)
