"""The engine: the approval cases that stand beside the repository, and our own."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from signoff.content import post_of
from signoff.networks import KINDS as NETWORKS
from signoff.policy import Policy, document, documents, read
from signoff.rehearsal import cases_of, results
from signoff.workflow import UNKNOWN, Event, Replay, decide
from signoff.workspace import OPENED
from support import CASES, SHARED, needs_shared

APPROVAL = SHARED / "conformance" / "approval"


CAFE = Path(__file__).with_name("cafe.yml")


def cafe():
    """The policy around our own cases."""
    policy, problems = read([("cafe.yml", CAFE)], networks=NETWORKS, **OPENED)
    assert problems == []
    return policy


def read_cases(folder, around=None):
    return list(cases_of([folder], around, NETWORKS, OPENED)) if folder.is_dir() else []


@needs_shared
@pytest.mark.parametrize("case", read_cases(APPROVAL), ids=lambda case: case.name)
def test_decides_as_the_shared_cases_say(case):
    (result,) = results([case])
    assert result.differences == []


@pytest.mark.parametrize("case", read_cases(CASES / "workflow", cafe()), ids=lambda case: case.name)
def test_decides_as_our_own_cases_say(case):
    (result,) = results([case])
    assert result.differences == []


ZONE = timezone(timedelta(hours=2))
POLICY = """
kind: team
roles: {author: {may: [submit, edit]}, editor: {may: [submit, approve]}}
people: {anna: {roles: author}, janis: {roles: editor}, liga: {roles: editor}}
---
kind: channels
accounts: [{name: c, network: bluesky}]
---
kind: workflow
chains: [{name: standard, steps: [{name: editor, approvers: {role: editor}}]}]
"""


def at(hour):
    return datetime(2026, 12, 1, hour, tzinfo=ZONE)


def policy():
    problems = []
    return Policy([document(node, OPENED, problems) for node in documents(POLICY, "p.yml", problems)], NETWORKS)


def post(text):
    return post_of({"id": "p1", "author": "anna", "channels": ["c"], "text": text}, "UTC")


def unowned(*more):
    """The post is submitted, then its file changes and nobody can be named for it; then `more` happens."""
    first, second = post("Soup"), post("Other words")
    edit = Event(at=at(10), by=UNKNOWN, do="edit", post=second, changes=("text",), found=True)
    return decide(first, policy(), [Event(at=at(9), by="anna", do="submit"), edit, *more], [], at(20))


def test_no_approval_counts_while_nobody_owns_the_last_edit():
    decision = unowned(Event(at=at(11), by="janis", do="approve"))
    assert decision.state == "in_review"
    assert "nobody known" in decision.refused[0].because[0]


def test_who_submits_owns_the_edit_and_may_not_approve_it():
    submit = Event(at=at(11), by="liga", do="submit")
    assert unowned(submit, Event(at=at(12), by="liga", do="approve")).state == "in_review"
    assert unowned(submit, Event(at=at(12), by="janis", do="approve")).state == "approved"


def test_an_approval_when_nothing_is_asked_is_refused():
    events = [
        Event(at=at(9), by="anna", do="submit"),
        *(Event(at=at(h), by=p, do="approve") for h, p in ((10, "janis"), (11, "liga"))),
    ]
    decision = decide(post("Soup"), policy(), events, [], at(20))
    assert decision.state == "approved"
    assert [refusal.position for refusal in decision.refused] == [3]


def test_the_same_arguments_give_the_same_decision():
    events = [Event(at=at(9), by="anna", do="submit"), Event(at=at(10), by="janis", do="approve")]
    assert decide(post("Soup"), policy(), events, [], at(20)) == decide(post("Soup"), policy(), events, [], at(20))


def test_what_is_later_than_now_has_not_happened():
    events = [Event(at=at(9), by="anna", do="submit"), Event(at=at(10), by="janis", do="approve")]
    assert decide(post("Soup"), policy(), events, [], at(9)).state == "in_review"
    assert decide(post("Soup"), policy(), events, [], at(8)).state == "draft"


AGES = POLICY.replace("{role: editor}}]", "{role: editor}, valid_for: 3h}]")


def test_a_replay_that_looked_ahead_still_answers_for_earlier():
    problems = []
    ages = Policy([document(node, OPENED, problems) for node in documents(AGES, "p.yml", problems)], NETWORKS)
    replay = Replay(post("Soup"), ages)
    for event in (Event(at=at(9), by="anna", do="submit"), Event(at=at(10), by="janis", do="approve")):
        assert replay.take(event) == []
    looks = [replay.decision((), at(hour)).state for hour in (12, 13, 20, 12, 11)]
    assert looks == ["approved", "in_review", "in_review", "approved", "approved"]
