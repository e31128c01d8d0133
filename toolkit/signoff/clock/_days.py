"""Which days a schedule names: weekdays, one day of each month, or those of an RFC 5545 rule."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta

from signoff.clock.hours import Hours, is_working_day
from signoff.clock.weekday import weekdays

Days = Callable[[date, date], Iterable[date]]
"""The days named between two days, both included, in order."""

ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
WORKING = {"first_working": 0, "last_working": -1}


def each_day(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last, both included."""
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def on_weekdays(named: Iterable[int]) -> Days:
    """The days that are such weekdays, 0 for Monday."""
    wanted = frozenset(named)
    return lambda first, last: (day for day in each_day(first, last) if day.weekday() in wanted)


def of_months(day: int | str, calendar: Hours | None = None) -> Days:
    """One day of each month: 1 to 31 (one that the month lacks is its last), `last`, `first monday`, `last_working`.

    calendar   whose working days `first_working` and `last_working` count; a month without one names no day"""

    def days(first: date, last: date) -> Iterator[date]:
        for month in _months(first, last):
            found = _of_month(day, month, calendar)
            if found and first <= found <= last:
                yield found

    return days


def by_rule(rule: str, first_day: date) -> Days:
    """The days of an RFC 5545 rule that begins on `first_day`; days that a month lacks are left out.

    Raises  ValueError for what is no rule."""
    from dateutil.rrule import rrulestr  # here, as few schedules need it

    begin = datetime.combine(first_day, time())
    dates = rrulestr(rule, dtstart=begin, cache=True)
    return lambda first, last: (at.date() for at in dates.between(_midnight(first), _midnight(last), inc=True))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _months(first: date, last: date) -> Iterator[list[date]]:
    """The days of each month from that of the first day to that of the last."""
    begin = first.replace(day=1)
    while begin <= last:
        length = monthrange(begin.year, begin.month)[1]
        yield [begin.replace(day=day) for day in range(1, length + 1)]
        begin = begin.replace(day=length) + timedelta(days=1)


def _of_month(day: int | str, month: list[date], calendar: Hours | None) -> date | None:
    if isinstance(day, int):
        return month[min(day, len(month)) - 1]
    if day == "last":
        return month[-1]
    if day in WORKING:
        worked = [one for one in month if calendar is not None and is_working_day(calendar, one)]
        return worked[WORKING[day]] if worked else None
    ordinal, _, name = day.partition(" ")
    (wanted,) = weekdays(name, full_names=True)
    return [one for one in month if one.weekday() == wanted][ORDINALS[ordinal]]
