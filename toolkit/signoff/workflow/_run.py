"""One step being asked once: from the moment it becomes current until it is answered, taken back or begun anew."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import msgspec

from signoff import clock
from signoff.clock import seconds
from signoff.model import many
from signoff.policy import Policy
from signoff.workflow._decision import Clock, Fired


class Verdict(msgspec.Struct, frozen=True):
    """Somebody's answer on a revision."""

    by: str
    do: str
    at: datetime
    revision: str
    reason: str = ""
    seq: int | None = None


class Run(msgspec.Struct, kw_only=True):
    """The asking of one step. Changed only by the review that owns it.

    panel      who could approve when it became current (for `need: all`)
    pauses     while changes are requested: (from, to), to None while it lasts"""

    step: Any
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
    def approvals(self) -> list[Verdict]:
        """The approvals that stand, one a person."""
        return [verdict for verdict in self.verdicts.values() if verdict.do == "approve"]

    def grown_old(self, verdict: Verdict, now: datetime) -> bool:
        """Whether an approval no longer counts, for its time is over."""
        end = self.end_of(verdict)
        return end is not None and end <= now

    def end_of(self, verdict: Verdict) -> datetime | None:
        """The instant from which an approval no longer counts."""
        if not self.step.valid_for:
            return None
        return verdict.at + timedelta(seconds=seconds(self.step.valid_for, days=True))

    def pause(self, at: datetime) -> None:
        """Stops its clock."""
        if not self.paused:
            self.pauses.append((at, None))

    def resume(self, at: datetime) -> None:
        """Lets its clock go on."""
        if self.paused:
            self.pauses[-1] = (self.pauses[-1][0], at)

    def budget(self) -> int | None:
        """Seconds that it may take, or None."""
        return seconds(self.step.within) if self.step.within else None

    def hours(self, policy: Policy) -> Any:
        """The calendar of its clock; None where all time counts."""
        if self.step.clock != "business":
            return None
        return policy.hours(self.step.calendar or policy.workflow_calendar)  # type: ignore[arg-type]

    def due(self, policy: Policy, slot: datetime | None) -> datetime | None:
        """When it must be answered: the budget used up, or so long before the slot, whichever is first."""
        moments = [self._used_up(policy), self._before(slot)]
        return min((moment for moment in moments if moment), default=None)

    def _used_up(self, policy: Policy) -> datetime | None:
        budget = self.budget()
        return clock.due(self.started, budget, self.hours(policy), self.pauses) if budget else None

    def _before(self, slot: datetime | None) -> datetime | None:
        if not (self.step.before_slot and slot):
            return None
        return slot - timedelta(seconds=seconds(self.step.before_slot))

    def at_part(self, threshold: str, policy: Policy) -> datetime | None:
        """The first moment at which so much of the budget ("75%") is used."""
        budget = self.budget()
        if not budget:
            return None
        part = -(-budget * int(threshold.rstrip("%")) // 100)
        return clock.due(self.started, part, self.hours(policy), self.pauses)

    def clock(self, policy: Policy, now: datetime) -> Clock | None:
        """Its clock at a moment; a run that has ended shows the clock at its end."""
        budget = self.budget()
        if not budget:
            return None
        used = clock.used(self.started, min(now, self.ended or now), self.hours(policy), self.pauses)
        return Clock(
            kind=self.step.clock or "elapsed", started=self.started, used=used, budget=budget, paused=self.paused
        )

    def fired(self, policy: Policy, slot: datetime | None, now: datetime) -> Iterable[Fired]:
        """Each threshold whose moment came while it waited."""
        for threshold in self._thresholds():
            at = self._moment(threshold, policy, slot)
            if at and self.started <= at <= now and (self.ended is None or at < self.ended) and not self._paused_at(at):
                yield Fired(self.step.name, threshold, at)

    def _thresholds(self) -> list[str]:
        found = list(many(self.step.remind_at))
        if self.step.escalate and self.step.within:
            found.append(self.step.escalate.at)
        return found

    def _moment(self, threshold: str, policy: Policy, slot: datetime | None) -> datetime | None:
        if not threshold.startswith("slot-"):
            return self.at_part(threshold, policy)
        return slot - timedelta(seconds=seconds(threshold.removeprefix("slot-"))) if slot else None

    def _paused_at(self, at: datetime) -> bool:
        return any(begin <= at and (end is None or at < end) for begin, end in self.pauses)
