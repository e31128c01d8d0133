"""When a budget of time is used up, and how much of it is: `due` and `used`, over one way of counting.

Rules: DESIGN section 6, the clock. A pause holds its first second and not its last; pauses may touch, overlap, stand
in any order, begin before the start or be empty, and outside the hours they cost nothing."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Protocol

from signoff.clock._passing import instant, moment
from signoff.clock.hours import Hours, NeverDue

Pauses = Collection[tuple[datetime, datetime | None]]

FOREVER = 253_402_300_800  # seconds from 1970 to the year 10000, which no datetime reaches


class Count(Protocol):
    """A running count of the seconds that matter: `when` undoes `passed`."""

    def passed(self, instant: int, /) -> int:
        """The count at an instant."""

    def when(self, passed: int, /) -> int:
        """The first instant with that count."""


class Elapsed:
    """Counts every second: the clock of steps that say `elapsed`, or nothing."""

    def passed(self, instant: int) -> int:
        """The instant itself, as seconds since 1970."""
        return instant

    def when(self, passed: int) -> int:
        """The instant itself. Raises NeverDue beyond the year 9999."""
        if passed >= FOREVER:
            raise NeverDue("so much time is not left before the year 10000")
        return passed


ELAPSED = Elapsed()


def due(start: datetime, budget: int, hours: Hours | None, pauses: Pauses = ()) -> datetime | None:
    """The first moment, in UTC, at which `budget` seconds are used; None while an open pause keeps it from coming.

    start    aware, any zone
    budget   whole seconds, above 0, of open time where `hours` are given, of all time where they are not
    pauses   (from, to) or (from, None) for one that has not ended
    Raises   NeverDue when no moment is late enough; ValueError for a budget of nothing or a time without a zone."""
    if budget <= 0:
        raise ValueError(f"a budget is at least one second, not {budget}")
    count = _count(hours)
    if not pauses:
        return moment(count.when(count.passed(instant(start)) + budget))
    for begin, stop in _running(instant(start), pauses):
        reached = count.passed(begin) + budget
        # `<=`, not `<`: what is used up when the clock stops, for the night or a pause, is due then and not after it.
        if stop == FOREVER or reached <= count.passed(stop):
            return moment(count.when(reached))
        budget = reached - count.passed(stop)
    return None


def used(start: datetime, at: datetime, hours: Hours | None, pauses: Pauses = ()) -> int:
    """Seconds used from `start` to `at`: 0 before the start, going on beyond any budget. Arguments as in `due`."""
    count, end = _count(hours), instant(at)
    if not pauses:
        begin = instant(start)
        return count.passed(end) - count.passed(begin) if begin < end else 0
    return sum(
        count.passed(min(stop, end)) - count.passed(begin)
        for begin, stop in _running(instant(start), pauses)
        if begin < end
    )


def counted(
    start: datetime, end: datetime, hours: Hours | None, pauses: Pauses = ()
) -> list[tuple[datetime, datetime]]:
    """The stretches whose seconds `used` adds up, in UTC and in order. Arguments as in `due`."""
    first, last = instant(start), instant(end)
    running = [(begin, min(stop, last)) for begin, stop in _running(first, pauses) if begin < last]
    open_then = running if hours is None else [one for begin, stop in running for one in hours.between(begin, stop)]
    return [(moment(begin), moment(stop)) for begin, stop in open_then]


def part(budget: int, percent: int) -> int:
    """So many per cent of a budget, rounded up to a whole second: the budget of a reminder at `75%`."""
    return -(-budget * percent // 100)


def _count(hours: Hours | None) -> Count:
    return ELAPSED if hours is None else hours


def _running(start: int, pauses: Pauses) -> Iterator[tuple[int, int]]:
    """The stretches after `start` in which the clock runs, in order, the last of them up to FOREVER."""
    here = start
    for begin, end in sorted((instant(begin), FOREVER if end is None else instant(end)) for begin, end in pauses):
        if begin > here:
            yield here, begin
        here = max(here, begin, end)
    if here < FOREVER:
        yield here, FOREVER
