"""The engine under any history: people, verdicts, edits and times in any order, and what must hold of all of them."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signoff.content import changes, post_of
from signoff.networks import KINDS as NETWORKS
from signoff.policy import Policy, document, documents
from signoff.workflow import VERDICTS, Event, Replay, decide
from signoff.workspace import OPENED

START = datetime(2026, 12, 1, 9, tzinfo=timezone(timedelta(hours=2)))
TEAM = """
kind: workspace
zone: Europe/Riga
---
kind: team
roles:
  author: {may: [submit, edit, withdraw]}
  editor: {may: [submit, edit, approve, request_changes, reject]}
  head: {may: [approve, override]}
people:
  anna: {roles: author}
  janis: {roles: [author, editor]}
  liga: {roles: editor}
  ivo: {roles: [{role: editor, last_day: 2026-12-02}]}
  dace: {roles: head}
  zane: {}
out_of_office: [{person: liga, first_day: 2026-12-02, last_day: 2026-12-03}]
delegations: [{from: liga, to: zane, first_day: 2026-12-02, last_day: 2026-12-03}]
---
kind: channels
accounts: [{name: c, network: bluesky}]
---
kind: workflow
override: {roles: head}
"""
WORKFLOWS = (
    "chains: [{name: a, steps: [{name: one, approvers: {role: editor}}]}]",
    """keep_approvals_on: [schedule]
chains:
  - name: a
    steps:
      - {name: one, approvers: {role: editor}, need: 2, valid_for: 24h, within: 8h, escalate: {to: {role: head}}}
      - {name: two, approvers: {role: [editor, head]}}
separation_of_duties: {steps: distinct_people}""",
    """keep_approvals_on: [metadata]
verdicts_expire_with_role: true
chains:
  - {name: a, steps: [{name: one, approvers: {role: editor}, need: all, escalate: {to: {role: head}}}]}
  - name: b
    when: {tag: x}
    before: a
    steps:
      - together:
          - {name: one, approvers: {role: editor}}
          - {name: advice, approvers: {role: head}, advisory: true}
      - {name: two, approvers: {role: head}, when: {changed: text}}""",
)
DOS = ("submit", "submit", "approve", "approve", "approve", "edit", "request_changes", "reject", "withdraw", "override")


def policy_of(workflow):
    problems = []
    nodes = documents(f"{TEAM}{workflow}\n", "p.yml", problems)
    made = Policy([document(node, OPENED, problems) for node in nodes], NETWORKS).check()
    assert problems == []
    return made


POLICIES = tuple(policy_of(workflow) for workflow in WORKFLOWS)
FRONT = {"id": "p", "author": "anna", "channels": ["c"], "text": "Soup"}
CHANGE = st.sampled_from(
    [
        {"text": "Stew"},
        {"text": "Soup"},
        {"tags": ["x"]},
        {"tags": []},
        {"author": "liga"},
        {"schedule": "2026-12-20 09:00"},
    ]
)
ACT = st.fixed_dictionaries(
    {
        "do": st.sampled_from(DOS),
        "by": st.sampled_from(["anna", "janis", "liga", "ivo", "dace", "zane", "nobody"]),
        "minutes": st.sampled_from([0, 1, 60, 600, 1500, -5]),
        "step": st.sampled_from([None, None, None, "one", "two", "advice"]),
        "reason": st.sampled_from(["storm", None]),
        "change": CHANGE,
    }
)
SUBMITTED = {"do": "submit", "by": "anna", "minutes": 0, "step": None, "reason": None, "change": {}}
HISTORY = st.lists(ACT, max_size=14).map(lambda acts: [SUBMITTED, *acts])
ANY = st.tuples(st.sampled_from(POLICIES), HISTORY)


def events_of(acts, policy):
    """The acts as events, each edit laid over the post that the taken ones have made; with what was said to each."""
    said, at = dict(FRONT), START
    replay = Replay(post_of(said, policy.zone), policy)
    events, answers = [], []
    for act in acts:
        at = max(START, at + timedelta(minutes=act["minutes"]))
        laid, more = {**said, **act["change"]}, {}
        if act["do"] == "edit":
            after = post_of(laid, policy.zone)
            more = {"post": after, "changes": changes(replay.post.plain, after.plain)}
        event = Event(at=at, by=act["by"], do=act["do"], step=act["step"], reason=act["reason"], **more)
        refused = replay.take(event)
        if act["do"] == "edit" and not refused:
            said = laid
        events.append(event)
        answers.append(refused)
    return events, answers, replay


def end_of(events):
    return max([START, *(event.at for event in events)]) + timedelta(minutes=30)


def decided(policy, events, now=None):
    return decide(post_of(FRONT, policy.zone), policy, events, [], now or end_of(events))


def without_refusals(decision):
    return (decision.revision, decision.state, decision.steps, decision.fired, decision.editors, decision.error)


def check_one_by_one(policy, acts):
    events, answers, replay = events_of(acts, policy)
    whole = decided(policy, events)
    assert [list(one.because) for one in whole.refused] == [answer for answer in answers if answer]
    assert without_refusals(replay.decision((), end_of(events))) == without_refusals(whole)


def check_refused_leave_no_trace(policy, acts):
    events, answers, _ = events_of(acts, policy)
    taken = [event for event, answer in zip(events, answers, strict=True) if not answer]
    now = end_of(events)
    assert without_refusals(decided(policy, taken, now)) == without_refusals(decided(policy, events, now))
    assert decided(policy, taken, now).refused == ()


def check_nobody_approves_own_words(policy, acts):
    """By other means than the engine's: who wrote and who changed, counted from the taken events alone."""
    events, answers, _ = events_of(acts, policy)
    kept = set(policy.said("workflow", "keep_approvals_on") or ())
    authors, editors = {"anna"}, set()
    for position, (event, answer) in enumerate(zip(events, answers, strict=True)):
        before = decided(policy, events[:position], event.at) if event.do == "edit" and not answer else None
        if answer:
            continue
        assert event.do != "approve" or event.by not in authors | editors
        assert event.do != "override" or event.by not in authors
        if before is not None and not set(event.changes) <= kept:
            editors = {event.by} if before.approved else editors | {event.by}
        if event.do == "edit":
            authors.add(event.post.front.author)


def check_publishable_only_with_the_chains_verdicts(policy, acts):
    """What may go out has, for each step that must agree, enough approvals of these words, or an override."""
    events, answers, _ = events_of(acts, policy)
    decision = decided(policy, events)
    if not decision.publishable:
        return
    assert decision.error == "" and decision.state in ("approved", "scheduled")
    taken = [event for event, answer in zip(events, answers, strict=True) if not answer]
    since = taken[_last_that_takes_back(taken, set(policy.said("workflow", "keep_approvals_on") or ())) :]
    for step in decision.steps:
        if step.advisory or step.status == "skipped":
            continue
        assert step.status in ("approved", "overridden")
        asked = [one for one in since if one.do == ("approve" if step.status == "approved" else "override")]
        need = 1 if step.need == "all" or step.status == "overridden" else step.need
        assert len({one.by for one in asked}) >= need


def _last_that_takes_back(taken, kept):
    falls = [0]
    for position, event in enumerate(taken):
        edited = event.do == "edit" and not set(event.changes) <= kept
        if edited or event.do in ("withdraw", "reject", "request_changes"):
            falls.append(position)
    return falls[-1]


def check_who_is_waited_on_may_approve(policy, acts):
    events, _, _ = events_of(acts, policy)
    now = end_of(events)
    decision = decided(policy, events, now)
    for step in decision.waiting:
        for person in step.waiting_on:
            approval = Event(at=now, by=person, do="approve", step=step.name)
            after = decided(policy, [*events, approval], now)
            assert [one for one in after.refused if one.event is approval] == []


def check_verdicts_move_only_what_they_may(policy, acts):
    """A verdict never changes the words, and an approval never makes a post less agreed to."""
    events, answers, _ = events_of(acts, policy)
    for position, (event, answer) in enumerate(zip(events, answers, strict=True)):
        if event.do in VERDICTS and not answer:
            before, after = (decided(policy, events[:end], event.at) for end in (position, position + 1))
            assert before.revision == after.revision
            assert event.do != "approve" or not before.publishable or after.publishable


CHECKS = (
    check_one_by_one,
    check_refused_leave_no_trace,
    check_nobody_approves_own_words,
    check_publishable_only_with_the_chains_verdicts,
    check_who_is_waited_on_may_approve,
    check_verdicts_move_only_what_they_may,
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__.removeprefix("check_"))
@settings(max_examples=150)
@given(ANY)
def test_holds_of_any_history(check, any_history):
    check(*any_history)


@pytest.mark.slow
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__.removeprefix("check_"))
@given(ANY)
def test_holds_of_very_many_histories(check, any_history):
    check(*any_history)
