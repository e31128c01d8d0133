"""One step being asked once: from the moment it becomes current until it is answered, taken back or begun anew."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from signoff import clock
from signoff.clock import NeverDue, seconds
from signoff.policy import Policy
from signoff.workflow._decision import Clock, Fired
from signoff.workflow._plan import Step

Slots = Sequence[tuple[datetime | None, datetime | None]]
"""The post's slots in order: (from when on, slot). None: from the beginning; no slot."""


class Verdict(msgspec.Struct, frozen=True, gc=False):
    """Somebody's answer on a revision."""

    by: str
    do: str
    at: datetime
    revision: str
    reason: str = ""
    seq: int | None = None


class Run(msgspec.Struct, kw_only=True, gc=False):
    """The asking of one step. Changed only by the review that owns it.

    panel      who could approve when it became current (for `need: all`)
    pauses     while changes are requested: (from, to), to None while it lasts"""

    step: Step
    round: int
    started: datetime
    panel: frozenset[str] = frozenset()
    verdicts: dict[str, Verdict] = {}
    pauses: list[tuple[datetime, datetime | None]] = []
    ended: datetime | None = None
    status: str = "waiting"
    escalated: datetime | None = None

    @property
    def paused(self) -> bool:
        """Whether its clock stands still now."""
        return bool(self.pauses) and self.pauses[-1][1] is None

    @property
    def waits(self) -> bool:
        """Whether an answer is still to come."""
        return self.status == "waiting" and self.ended is None

    @property
    def may_escalate(self) -> bool:
        """Whether it waits, and could still be escalated."""
        return self.waits and self.step.escalate is not None and self.escalated is None

    def asks(self, steps: Collection[Step]) -> bool:
        """Whether its step is one of these: the very one, as two chains may each have a step of the same name."""
        return self.step in steps

    @property
    def approvals(self) -> list[Verdict]:
        """The approvals that stand, one a person."""
        return [verdict for verdict in self.verdicts.values() if verdict.do == "approve"]

    def grown_old(self, verdict: Verdict, now: datetime) -> bool:
        """Whether an approval no longer counts, for its time is over."""
        end = self.end_of(verdict)
        return end is not None and end <= now

    def end_of(self, verdict: Verdict) -> datetime | None:
        """The instant from which an approval no longer counts."""
        return verdict.at + self.step.valid_for if self.step.valid_for else None

    def end(self, at: datetime) -> None:
        """Ends it, if it has not ended before."""
        self.ended = self.ended or at

    def pause(self, at: datetime) -> None:
        """Stops its clock."""
        if not self.paused:
            self.pauses.append((at, None))

    def resume(self, at: datetime) -> None:
        """Lets its clock go on."""
        if self.paused:
            self.pauses[-1] = (self.pauses[-1][0], at)

    def _hours(self, policy: Policy) -> Any:
        return policy.hours(self.step.calendar) if self.step.calendar else None

    def due(self, policy: Policy, slot: datetime | None) -> datetime | None:
        """When it must be answered: the budget used up, or so long before the slot, whichever is first.

        None while its clock stands still, unless the moment had come before."""
        found = _first(self.at_part("100%", policy), self._before(slot))
        return None if found and self.paused and found > self.pauses[-1][0] else found

    def _before(self, slot: datetime | None) -> datetime | None:
        return slot - self.step.before_slot if self.step.before_slot and slot else None

    def at_part(self, threshold: str, policy: Policy) -> datetime | None:
        """The first moment at which so much of the budget ("75%") is used; None where its calendar has no such one."""
        if not self.step.budget:
            return None
        part = clock.part(self.step.budget, int(threshold.rstrip("%")))
        try:
            return clock.due(self.started, part, self._hours(policy), self.pauses)
        except NeverDue:
            return None

    def escalates(self, policy: Policy, slot: datetime | None) -> datetime | None:
        """When it escalates because of its clock; with `on_overdue: escalate`, at its due time at the latest."""
        own = self.at_part(self.step.escalate.at, policy)
        return _first(own, self.due(policy, slot)) if self.step.on_overdue == "escalate" else own

    def clock(self, policy: Policy, now: datetime) -> Clock | None:
        """Its clock at a moment; a run that has ended shows the clock at its end."""
        if not self.step.budget:
            return None
        used = clock.used(self.started, min(now, self.ended or now), self._hours(policy), self.pauses)
        return Clock(
            kind=self.step.clock, calendar=self.step.calendar, started=self.started, used=used,
            budget=self.step.budget, paused=self.paused,
        )  # fmt: skip

    def fired(self, policy: Policy, slots: Slots, now: datetime) -> Iterator[Fired]:
        """Each threshold whose moment came while it waited."""
        for threshold in self.step.thresholds:
            came = [at for at in self._moments(threshold, policy, slots) if at <= now and self._waited_at(at)]
            if came:
                yield Fired(self.step.name, threshold, min(came))

    def _moments(self, threshold: str, policy: Policy, slots: Slots) -> Iterable[datetime]:
        if threshold.startswith("slot-"):
            yield from _before_slots(timedelta(seconds=seconds(threshold.removeprefix("slot-"))), slots)
        elif at := self.at_part(threshold, policy):
            yield at

    def _waited_at(self, at: datetime) -> bool:
        # Who answers at the very instant has let it come: it still waited then.
        inside = self.started <= at and (self.ended is None or at <= self.ended)
        return inside and not any(begin < at and (end is None or at < end) for begin, end in self.pauses)


def _first(*moments: datetime | None) -> datetime | None:
    return min((moment for moment in moments if moment), default=None)


def _before_slots(ahead: timedelta, slots: Slots) -> Iterator[datetime]:
    """So long before each slot, as long as that was the post's slot: a slot moved later does not undo a reminder."""
    until = [begin for begin, _ in slots[1:]]
    for (begin, slot), end in zip(slots, [*until, None], strict=True):
        at = slot - ahead if slot else None
        if at and (begin is None or begin <= at) and (end is None or at < end):
            yield at
