"""Runs a policy test: what the engine decides against what was expected."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from signoff.checks import find
from signoff.clock import at, zone
from signoff.content import Library, Post, changes, post_of
from signoff.errors import SignoffError, nearest
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.rehearsal._cases import Case
from signoff.rehearsal._compare import Difference, differences
from signoff.workflow import DOINGS, Decision, Event, Refusal, Replay

Find = Callable[[Post, Any, datetime], Sequence[Finding]]
Watch = Callable[[Decision], None]


class Result(msgspec.Struct):
    """What came out of one test. `differences` is empty exactly when it passed."""

    name: str
    file: str
    passed: bool
    differences: list[Difference]


def run(case: Case, find: Find, watch: Watch | None = None) -> Result:
    """Runs one test. `find` says what the checks find in a post under a policy at a moment.

    watch   is told each decision on the way: after every event, and at the end"""
    found = list(_differences(case, find, watch))
    return Result(case.name, case.file, not found, found)


def _differences(case: Case, find: Find, watch: Watch | None) -> Iterable[Difference]:
    if case.problems:
        return _not_run(case, "\n".join(str(problem) for problem in case.problems))
    try:
        decision = decision_of(case, find, watch)
        return differences(case.test.expect, decision, case.policy.zone)
    except (KeyError, ValueError, SignoffError) as error:
        said = f"`{error.args[0]}` is missing" if isinstance(error, KeyError) else str(error)
        return _not_run(case, said)


def _not_run(case: Case, said: str) -> list[Difference]:
    """A test that could not be run fails, unless that was expected."""
    expected = case.test.expect.error
    return [] if expected and expected in said else [Difference("error", expected, said)]


def decision_of(case: Case, find: Find, watch: Watch | None = None) -> Decision:
    """Tells the engine each event in turn: an edit is laid over the post as the edits taken before have made it."""
    now, said, refused = _moment(case.test.now, case), case.test.post, []
    replay = Replay(post_of(said, case.policy.zone), case.policy, lambda post: find(post, case.policy, now))
    for position, one in enumerate(case.test.events, 1):
        changed = {**said, **one.change}
        event = _event(one, case, replay.post, post_of(changed, case.policy.zone))
        if event.at > now:
            continue
        if because := replay.take(event):
            refused.append(Refusal(position, event, tuple(because)))
        elif one.do == "edit":
            said = changed
        if watch:
            watch(replay.decision((), event.at))
    decision = replay.decision(refused, now)
    if watch:
        watch(decision)
    return decision


def _event(one: Any, case: Case, before: Post, after: Post) -> Event:
    if one.do not in DOINGS:
        raise ValueError(f"no act `{one.do}`; {nearest(one.do, DOINGS)}".rstrip("; "))
    edited: dict[str, Any] = {}
    if one.do == "edit":
        edited = {"post": after, "changes": changes(before.plain, after.plain)}
    return Event(
        at=_moment(one.at, case), by=one.by, do=one.do, step=one.step, reason=one.reason, finding=one.finding,
        match=one.match, identity=one.identity, **edited,
    )  # fmt: skip


def _moment(text: str, case: Case) -> datetime:
    return at(text, zone(case.policy.zone))


def results(cases: Iterable[Case]) -> list[Result]:
    """What comes out of each test, with what the checks find in its post."""
    return [run(case, found) for case in cases]


def found(post: Post, policy: Policy, now: datetime) -> Sequence[Finding]:
    """What the checks find in a post under a policy, with no other content around it."""
    return find([post], policy, Library(), now)[post.id]
