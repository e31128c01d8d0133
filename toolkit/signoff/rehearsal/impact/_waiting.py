"""How long posts waited for answers under each of the two rules, as far as the past can tell.

A step that only one of the rules asks was asked of nobody when it happened: how long it would have waited, nobody
knows. It is counted as unknown, and so are posts that were never handed in."""

from collections.abc import Iterable
from datetime import datetime
from statistics import median
from typing import Any

import msgspec

from signoff.insight import past
from signoff.policy import Policy
from signoff.rehearsal.impact._history import Told


class StepWaiting(msgspec.Struct, frozen=True):
    """One step's askings. seconds: waited in all, the time with the author left out;  median: of those answered."""

    step: str
    asked: int
    answered: int
    seconds: float
    median: float | None


class Waiting(msgspec.Struct, frozen=True):
    """What was waited for under one of the two rules.

    seconds   in all, of steps that were answered or still wait;  median: of those answered, None where none was
    unknown   posts of which nobody can tell: never handed in, or waiting for a step that nobody was asked"""

    posts: int
    unknown: int
    seconds: float
    median: float | None
    steps: tuple[StepWaiting, ...] = ()


def waiting(told: Iterable[Told], policy: Policy, now: datetime, unasked: frozenset[str] = frozenset()) -> Waiting:
    """The waiting of a history under a policy.

    unasked   posts that wait here for what nobody was asked in truth: their time is unknown"""
    every = list(told)
    known = [one for one in every if one.lived and one.name not in unasked]
    askings = [asking for one in known for asking in _askings(one, policy, now)]
    answered = [asking.asked for asking in askings if _is_answered(asking)]
    return Waiting(
        posts=len(known), unknown=len(every) - len(known), seconds=sum(asking.asked for asking in askings),
        median=median(answered) if answered else None, steps=tuple(_by_step(askings)),
    )  # fmt: skip


def _askings(told: Told, policy: Policy, now: datetime) -> list[Any]:
    found = past(told.events, policy, now)
    return [asking for asking in found.askings if not asking.advisory] if found else []


def _is_answered(asking: Any) -> bool:
    return bool(asking.ended is not None and asking.status != "dropped")


def _by_step(askings: Iterable[Any]) -> list[StepWaiting]:
    steps: dict[str, list[Any]] = {}
    for asking in askings:
        steps.setdefault(asking.step, []).append(asking)
    return [_of_step(name, found) for name, found in steps.items()]


def _of_step(name: str, askings: list[Any]) -> StepWaiting:
    answered = [asking.asked for asking in askings if _is_answered(asking)]
    return StepWaiting(
        name, len(askings), len(answered), sum(asking.asked for asking in askings),
        median(answered) if answered else None,
    )  # fmt: skip
