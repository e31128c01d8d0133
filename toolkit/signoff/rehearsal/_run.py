"""Runs a policy test: what the engine decides against what was expected."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from signoff.checks import find
from signoff.clock import at, zone
from signoff.content import Library, Post, changes, post_of
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.rehearsal._cases import Case
from signoff.rehearsal._compare import Difference, differences
from signoff.workflow import Event, decide

Find = Callable[[Post, Any, datetime], Sequence[Finding]]


class Result(msgspec.Struct):
    """What came out of one test. `differences` is empty exactly when it passed."""

    name: str
    file: str
    passed: bool
    differences: list[Difference]


def run(case: Case, find: Find) -> Result:
    """Runs one test. `find` says what the checks find in a post under a policy at a moment."""
    found = list(_differences(case, find))
    return Result(case.name, case.file, not found, found)


def _differences(case: Case, find: Find) -> Iterable[Difference]:
    expected = case.test.expect
    if case.problems:
        said = "\n".join(str(problem) for problem in case.problems)
        return () if expected.error and expected.error in said else [Difference("error", expected.error, said)]
    try:
        decision = _decide(case, find)
    except ValueError as error:
        return [Difference("error", expected.error, str(error))]
    return differences(expected, decision, case.policy.zone)


def _decide(case: Case, find: Find) -> Any:
    now = _moment(case.test.now, case)
    said = dict(case.test.post)
    first = post_of(said, case.policy.zone)
    events, latest = _events(case, said, first)
    return decide(first, case.policy, events, find(latest, case.policy, now), now)


def _events(case: Case, said: dict[str, Any], first: Post) -> tuple[list[Event], Post]:
    """The events, each edit with the post that it makes, and the post after them all.

    A refused edit would change nothing: the policy's own rights decide that, so the post is laid over only here."""
    events, post = [], first
    for one in case.test.events:
        after = None
        if one.change:
            said = {**said, **one.change}
            after = post_of(said, case.policy.zone)
        events.append(_event(one, case, after, changes(post.plain, after.plain) if after else ()))
        post = after or post
    return events, post


def _event(one: Any, case: Case, after: Post | None, kinds: tuple[str, ...]) -> Event:
    return Event(
        at=_moment(one.at, case), by=one.by, do=one.do, step=one.step, reason=one.reason, post=after, changes=kinds,
        finding=one.finding, match=one.match, identity=one.identity,
    )  # fmt: skip


def _moment(text: str, case: Case) -> datetime:
    return at(text, zone(case.policy.zone))


def results(cases: Iterable[Case]) -> list[Result]:
    """What comes out of each test, with what the checks find in its post."""
    return [run(case, _found) for case in cases]


def _found(post: Post, policy: Policy, now: datetime) -> Sequence[Finding]:
    return find([post], policy, Library(), now)[post.id]
