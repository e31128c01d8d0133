"""Schedules: at which instants something is due that recurs on the wall clock of a zone.

    every_morning = Schedule(zone("Europe/Riga"), on_weekdays(weekdays("mon-fri")), times=(9 * 60,))
    occurrences([every_morning], after, until)

Source: the contract of jobs, slots and `repeat:`, in the words of policy/kinds/_schedule.py."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import islice
from typing import NamedTuple

from signoff.clock._days import Days, each_day
from signoff.clock._passing import instant, moment, naive_seconds, offsets, passing
from signoff.clock.hours import YEARS, Hours, is_working_day
from signoff.clock.span import Span

WHOLE_DAY = (Span(0, 24 * 60),)
MINUTE, DAY = 60, timedelta(days=1)
LONGEST = timedelta(days=366 * 28)
"""Nothing recurs more rarely: 29 February on one weekday."""


class Schedule(NamedTuple):
    """Either `times` on certain days, or a `step` walked through the spans of each day.

    zone         whose wall clock is meant, and whose dates
    days         the days it names
    times        minutes of the day
    step, spans  minutes, counted afresh from the start of each span; a span belongs to the day it starts on
    calendar     only days on which it is open at all
    if_closed    where a closed day's times go: `skip`, `next` or `previous`
    first, last  the days between which it falls, once moved; both included"""

    zone: tzinfo
    days: Days
    times: tuple[int, ...] = ()
    step: int = 0
    spans: tuple[Span, ...] = WHOLE_DAY
    calendar: Hours | None = None
    if_closed: str = "skip"
    first: date | None = None
    last: date | None = None


def occurrences(schedules: Iterable[Schedule], after: datetime, until: datetime) -> list[datetime]:
    """When the schedules, which hold together, are due: after `after` and at `until` at the latest; UTC, in order.

    A time that the clock jumps over is due at the first instant after the jump. In the hour that comes twice a time of
    the day is due at its first passing; a step's second passing is due when a whole step has gone by since the one
    before it. Equal instants are one."""
    begin, end = instant(after), instant(until)
    found = {at for schedule in schedules for at in _instants(schedule, after, until) if begin < at <= end}
    return [moment(at) for at in sorted(found)]


def upcoming(schedules: Iterable[Schedule], after: datetime, number: int) -> list[datetime]:
    """The next `number` instants after `after`, or fewer where the schedules end or are never due."""
    return list(islice(_walk(list(schedules), after), number))


def latest(schedules: Iterable[Schedule], until: datetime) -> datetime | None:
    """The last instant at or before `until`, or None where there was none in 28 years."""
    schedules, length = list(schedules), timedelta(days=8)
    while length < LONGEST * 2:
        if found := occurrences(schedules, until - length, until):
            return found[-1]
        length *= 4
    return None


def _walk(schedules: list[Schedule], after: datetime) -> Iterator[datetime]:
    stop = min(after.astimezone(UTC) + LONGEST, datetime(YEARS.stop - 1, 1, 1, tzinfo=UTC))
    length = timedelta(days=8)
    while after < stop:
        until = min(after + length, stop)
        yield from occurrences(schedules, after, until)
        after, length = until, length * 2


def _instants(schedule: Schedule, after: datetime, until: datetime) -> Iterable[int]:
    # Two days before: a span may run over midnight, and a second passing looks at what was due before it.
    days = _falls_on(schedule, after.astimezone(schedule.zone).date() - 2 * DAY, until.astimezone(schedule.zone).date())
    if schedule.step:
        return _stepped(schedule, days)
    return (passing(_shown(day, minutes), schedule.zone) for day in days for minutes in schedule.times)


def _shown(day: date, minutes: int) -> datetime:
    return datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)


def _stepped(schedule: Schedule, days: Iterable[date]) -> Iterator[int]:
    """Both passings of each step, the second only a whole step after what was due before it."""
    walls = [_shown(day, minutes) for day in days for span in schedule.spans
             for minutes in range(span.start, span.stop, schedule.step)]  # fmt: skip
    firsts = {passing(wall, schedule.zone) for wall in walls}
    seconds = {at for wall in walls if (at := _second_passing(wall, schedule.zone)) is not None} - firsts
    before = None
    for at in sorted(firsts | seconds):
        if at in firsts or before is None or at - before >= schedule.step * MINUTE:
            yield at
            before = at


def _second_passing(wall: datetime, zone: tzinfo) -> int | None:
    before, after = offsets(wall, zone)
    return naive_seconds(wall) - after if after < before else None


def _falls_on(schedule: Schedule, begin: date, end: date) -> list[date]:
    """The days from `begin` to `end` on which it falls, once moved."""
    begin, end = max(begin, schedule.first or begin), min(end, schedule.last or end)
    if begin > end:
        return []
    if schedule.calendar is None:
        return list(schedule.days(begin, end))
    if schedule.if_closed == "skip":
        return [day for day in schedule.days(begin, end) if is_working_day(schedule.calendar, day)]
    return list(_moved(schedule, schedule.calendar, begin, end))


def _moved(schedule: Schedule, calendar: Hours, begin: date, end: date) -> Iterator[date]:
    """Each open day that is named itself, or on which the closed days beside it come down."""
    low, high = _next_open(calendar, begin, -DAY), _next_open(calendar, end, DAY)
    named = list(schedule.days(low, high))
    opened = [day for day in each_day(low, high) if is_working_day(calendar, day)]
    for place, day in enumerate(opened):
        if not begin <= day <= end:
            continue
        if schedule.if_closed == "next":
            lowest = opened[place - 1] + DAY if place else low
            hit = bisect_left(named, lowest) < bisect_right(named, day)
        else:
            highest = opened[place + 1] - DAY if place + 1 < len(opened) else high
            hit = bisect_left(named, day) < bisect_right(named, highest)
        if hit:
            yield day


def _next_open(calendar: Hours, day: date, step: timedelta) -> date:
    """The nearest open day beyond `day` in that direction, or the end of the known years."""
    day += step
    while YEARS.start <= day.year < YEARS.stop and not is_working_day(calendar, day):
        day += step
    return day
