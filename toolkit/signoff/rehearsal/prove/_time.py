"""When a post is submitted and when it goes out: sampled, since a calendar has no end. And what is spent on it: exact.

Sampled are each half hour of a week, and of the days around holidays, for the submission; for the slot every limit that
a condition names, one second beyond it, half of it, and some hours and days. What holds for none of these is taken for
impossible."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

import msgspec

from signoff.clock import open_at, seconds
from signoff.policy import Policy
from signoff.policy.conditions import KINDS, Subject
from signoff.rehearsal.prove._days import DAYS
from signoff.rehearsal.prove._logic import Logic

HOURS = (1, 3, 6, 12, 24, 48, 72, 96, 168)


class Moments:
    """Each set of `scheduled` conditions that some submission and slot fulfil at once, with one such pair."""

    def __init__(self, wanted: Iterable[Any], policy: Policy, now: datetime, logic: Logic) -> None:
        """wanted: what the conditions want of the slot."""
        self._wanted: list[Any] = []
        self._wanted += (one for one in wanted if one not in self._wanted)
        self._tests = [msgspec.convert({"wanted": one}, KINDS["scheduled"]).test for one in self._wanted]
        self._policy, self._logic = policy, logic
        self._sampled: dict[Any, dict[tuple[bool, ...], tuple[datetime, datetime | None]]] = {}
        self.statements = {held: logic.new() for held in self._samples(now)}
        logic.exactly_one(list(self.statements.values()))

    def atom(self, wanted: Any) -> int:
        """That the slot is so."""
        position = self._wanted.index(wanted)
        return self._logic.any_of(statement for held, statement in self.statements.items() if held[position])

    def the(self, world: frozenset[int], begin: datetime) -> tuple[datetime, datetime | None]:
        """A submission, not before `begin`, and the slot; the first that fit."""
        held = next(held for held, statement in self.statements.items() if statement in world)
        return self._samples(begin).get(held) or self.samples_of_none(begin)

    def samples_of_none(self, begin: datetime) -> tuple[datetime, datetime | None]:
        """A post without a slot."""
        return begin, None

    def _samples(self, begin: datetime) -> dict[tuple[bool, ...], tuple[datetime, datetime | None]]:
        if begin not in self._sampled:
            found: dict[tuple[bool, ...], tuple[datetime, datetime | None]] = {}
            for submitted, slot in self._pairs(begin):
                found.setdefault(self._held(submitted, slot), (submitted, slot))
            self._sampled[begin] = found
        return self._sampled[begin]

    def _pairs(self, begin: datetime) -> Iterator[tuple[datetime, datetime | None]]:
        yield begin, None
        limits = {seconds(one["within"]) for one in self._wanted if one.get("within")}
        ahead = {limit + more for limit in limits for more in (0, 1)} | {limit // 2 for limit in limits}
        ahead |= {hours * 3600 for hours in HOURS} if self._wanted else set()
        for submitted in self._submissions(begin):
            for later in sorted(ahead):
                yield submitted, submitted + timedelta(seconds=later)

    def _submissions(self, begin: datetime) -> Iterator[datetime]:
        """Now; where closed hours matter, each half hour of a week, and of the days around each holiday to come."""
        yield begin
        if any(one.get("outside") for one in self._wanted) and self._policy.workflow_calendar:
            holidays = (one.date for one in self._policy.calendars[self._policy.workflow_calendar].holidays)
            away = [(holiday - begin.date()).days for holiday in holidays]
            days = {*range(7), *(one + by for one in away for by in (-1, 0, 1) if 1 <= one <= DAYS)}
            for day in sorted(days):
                yield from (begin + timedelta(days=day, minutes=30 * half) for half in range(48))

    def _held(self, submitted: datetime, slot: datetime | None) -> tuple[bool, ...]:
        if slot is None:
            return tuple(False for _ in self._tests)
        calendar = self._policy.workflow_calendar
        outside = not open_at(self._policy.hours(calendar), slot) if calendar else None
        known = Subject(slot_in=int((slot - submitted).total_seconds()), outside=outside)
        return tuple(test(known).holds for test in self._tests)


class Spend:
    """The post's budget: none, or in one currency under, between and over the sums that conditions name."""

    def __init__(self, wanted: Iterable[Any], logic: Logic) -> None:
        """wanted: what the conditions want, such as {over: 500 EUR}."""
        sums = sorted({(currency, float(amount)) for amount, currency in (one["over"].split() for one in wanted)})
        budgets = [f"{amount + more:.2f} {currency}" for currency, amount in sums for more in (0, 1)]
        self.statements = {budget: logic.new() for budget in ["", *budgets]}
        self._logic = logic
        logic.exactly_one(list(self.statements.values()))

    def atom(self, wanted: Any) -> int:
        """That more than the sum is spent."""
        test = msgspec.convert({"wanted": wanted}, KINDS["spend"]).test
        return self._logic.any_of(
            statement
            for budget, statement in self.statements.items()
            if budget and test(Subject(spend=(float(budget.split()[0]), budget.split()[1]))).holds
        )

    def said(self, world: frozenset[int]) -> dict[str, Any]:
        """What the front matter says."""
        budget = next(budget for budget, statement in self.statements.items() if statement in world)
        return {"budget": budget} if budget else {}
