"""A step's clock, worked out so that it can be followed: from when, what counted, what did not, when it is due."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import msgspec

from signoff import clock
from signoff.errors import listed
from signoff.policy import Policy
from signoff.workflow._run import Run

Time = Callable[[datetime], str]
MOST_SHOWN = 5


class Arithmetic(msgspec.Struct, frozen=True, kw_only=True):
    """How a clock came to its figure.

    budget, used   seconds, of the time that counts;  calendar: whose time, None where all time counts
    counted        the stretches that add up to `used`, in order;  pauses: the author had it then, None: still
    due            when the budget is used up, or so long before the slot;  before_slot: the slot decided that
    ended          when it was answered, or no longer asked; None while it waits"""

    started: datetime
    ended: datetime | None
    calendar: str | None
    budget: int | None
    used: int
    counted: tuple[tuple[datetime, datetime], ...]
    pauses: tuple[tuple[datetime, datetime | None], ...]
    due: datetime | None
    before_slot: bool

    def plain(self, zone: Any) -> dict[str, Any]:
        """As `signoff explain --json` carries it; times in `zone`, seconds."""

        def told(at: datetime | None) -> str | None:
            return at.astimezone(zone).isoformat() if at else None

        return {
            "from": told(self.started), "ended": told(self.ended), "calendar": self.calendar, "budget": self.budget,
            "used": self.used, "due": told(self.due), "before_slot": self.before_slot,
            "counted": [{"from": told(begin), "to": told(end), "seconds": _seconds(begin, end)}
                        for begin, end in self.counted],
            "pauses": [{"from": told(begin), "to": told(end)} for begin, end in self.pauses],
        }  # fmt: skip


def arithmetic(run: Run, policy: Policy, slot: datetime | None, now: datetime) -> Arithmetic | None:
    """The clock of an asking; None where the step has no due time."""
    step, end = run.step, run.ended or now
    due = run.due(policy, slot)
    if step.budget is None and due is None:
        return None
    hours = policy.hours(step.calendar) if step.calendar else None
    own = run.at_part("100%", policy)
    return Arithmetic(
        started=run.started,
        ended=run.ended,
        calendar=step.calendar,
        budget=step.budget,
        used=clock.used(run.started, end, hours, run.pauses),
        counted=tuple(clock.counted(run.started, end, hours, run.pauses)),
        pauses=tuple(run.pauses),
        due=due,
        before_slot=due is not None and (own is None or due < own),
    )


def worked_out(one: Arithmetic, written: Any, now: datetime, time: Time) -> str:
    """The same as one sentence. written: the step in its document."""
    return "; ".join(filter(None, _parts(one, written, now, time)))


def _parts(one: Arithmetic, written: Any, now: datetime, time: Time) -> Iterator[str]:
    whose = f"only the open time of the calendar {one.calendar} counts" if one.calendar else "all time counts"
    has = f", and the step has {clock.spoken(one.budget)}; {whose}" if one.budget else ""
    yield f"its clock began on {time(one.started)}{has}"
    if one.budget:
        yield f"counted: {_stretches(one, time)}"
    for begin, end in one.pauses:
        yield f"it stood still from {time(begin)}" + (f" to {time(end)}" if end else ", and stands still now")
    yield _due(one, written, time)
    if one.ended:
        yield f"it was answered on {time(one.ended)}" + _late(one, one.ended)
    elif one.due:
        yield "it is late" if one.due < now else "that time has not come"


def _stretches(one: Arithmetic, time: Time) -> str:
    shown = [f"{time(begin)} to {time(end)} ({clock.spoken(_seconds(begin, end))})" for begin, end in one.counted]
    if len(shown) > MOST_SHOWN:
        shown = [*shown[: MOST_SHOWN - 1], f"{len(shown) - MOST_SHOWN} more such stretches", shown[-1]]
    total = f", in all {clock.spoken(one.used)}" if len(one.counted) > 1 else ""
    return (listed(shown, "and") or "nothing yet") + total


def _due(one: Arithmetic, written: Any, time: Time) -> str:
    if one.due is None:
        return "it has no due time while it stands still"
    why = f", {written.before_slot} before the slot" if one.before_slot else ""
    return f"due {time(one.due)}{why}"


def _late(one: Arithmetic, at: datetime) -> str:
    if one.due is None or at <= one.due:
        return ", in time" if one.due else ""
    return f", {clock.spoken(int((at - one.due) / timedelta(seconds=1)))} late"


def _seconds(begin: datetime, end: datetime) -> int:
    return int((end - begin).total_seconds())
