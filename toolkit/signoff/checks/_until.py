"""Until when a text says that something holds: the date and the clock time after until, till, ends, līdz."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, tzinfo
from typing import NamedTuple

from signoff.checks._dates import WEEKDAY, Clock, Written, clock_at, date_at, nearest, zone_at
from signoff.clock import wall

_UNTIL = re.compile(r"(?<!\w)(?:until|till|'til|ends|līdz)(?!\w)", re.IGNORECASE)
_FILLING = re.compile(
    r"(?:[\s,(]|(?:on|at|the|end|of|by|including|this|next|coming|uz|pat|pašam?|šai|nākamajai)(?!\w))*", re.IGNORECASE
)


class Until(NamedTuple):
    """What stands after one such word; each part None where it is not said."""

    date: Written | None
    clock: Clock | None
    zone: tzinfo | None


def untils(text: str) -> Iterator[Until]:
    """Each place where a date or a clock time follows."""
    for match in _UNTIL.finditer(text):
        found = _after(text, match.end())
        if found.date or found.clock:
            yield found


def _after(text: str, at: int) -> Until:
    written: Written | None = None
    clock: Clock | None = None
    while True:
        at = _filled(text, at)
        if written is None and (written := date_at(text, at)):
            at = written.end
        elif clock is None and (clock := clock_at(text, at)):
            at = clock.end
            named = zone_at(text, _filled(text, at))
            if named:
                return _with_date(text, Until(written, clock, named[1]), named[0])
        elif weekday := WEEKDAY.match(text, at):
            at = weekday.end()
        else:
            return Until(written, clock, None)


def _with_date(text: str, until: Until, at: int) -> Until:
    """A date may still follow the zone: `until 20:00 UTC on 29 November`."""
    if until.date:
        return until
    at = _filled(text, at)
    weekday = WEEKDAY.match(text, at)
    return until._replace(date=date_at(text, _filled(text, weekday.end()) if weekday else at))


def _filled(text: str, at: int) -> int:
    match = _FILLING.match(text, at)
    return match.end() if match else at


class Difference(NamedTuple):
    """A date or a clock time that is not the one meant: `text[start:end]`. what: date_differs or time_differs."""

    what: str
    start: int
    end: int


def differences(until: Until, ends: datetime, slot: date) -> list[Difference]:
    """Where the words differ from the end of an offer; what names a zone is converted to the offer's first.

    ends: aware, in the offer's zone;  slot: the day that dates without a year are near to"""
    day, clock = _there(until, ends, slot)
    found = []
    if until.date and day != ends.date():
        found.append(Difference("date_differs", until.date.start, until.date.end))
    if until.clock and clock != ends.time().replace(second=0):
        found.append(Difference("time_differs", until.clock.start, until.clock.end))
    return found


def _there(until: Until, ends: datetime, slot: date) -> tuple[date | None, time | None]:
    """The day and the clock time that the words name, in the offer's zone; 24:00 as the minute before."""
    day = nearest(until.date, slot) if until.date else None
    clock = _time(until.clock) if until.clock else None
    if until.zone is None or clock is None:
        return day, clock
    said = datetime.combine(day or wall(ends, until.zone).date(), clock, until.zone)
    moment = wall(said, ends.tzinfo or until.zone)
    return moment.date(), moment.time()


def _time(clock: Clock) -> time:
    return time(clock.hour, clock.minute) if clock.hour < 24 else time(23, 59)
