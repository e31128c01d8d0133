"""A schedule as lines of cron, where those mean exactly the same; else why they do not.

Airflow reads a line in a zone by the wall clock. Where the clocks change, it is of another mind than signoff: what the
clock jumps over, and what comes twice. So a line that names such a time is not taken for the same.
Source: apache/airflow 3.3.2, airflow/timetables/_cron.py; croniter's days of the week, 0 for Sunday."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo

from signoff import clock
from signoff.errors import SignoffError
from signoff.model import many

HOUR, DAY = 60, 24 * 60
LONGEST_MONTH_DAY = 28
MOST_LINES = 12
YEARS_AHEAD = 6


class NotExactly(SignoffError):
    """No lines of cron mean the same."""


def lines_of(written: object, schedule: clock.Schedule, now: datetime) -> tuple[str, list[str]]:
    """The zone and the lines that mean this schedule. written: as in the policy;  schedule: as the clock reckons it.

    Raises NotExactly, with why, where there are none."""
    for said in _beyond(written):
        raise NotExactly(said)
    minutes, weekdays = _minutes(schedule), _weekdays(written, schedule)
    if schedule.step and weekdays == "*" and _is_even(schedule, now):
        return "UTC", [f"*/{schedule.step} * * * *" if schedule.step < HOUR else "0 * * * *"]
    if max(minutes) >= DAY and weekdays != "*":
        raise NotExactly("a span over midnight belongs to the day it starts on")
    if changes := sorted(_minutes_that_change(schedule.zone, now) & {minute % DAY for minute in minutes}):
        at = f"{changes[0] // HOUR:02}:{changes[0] % HOUR:02}"
        raise NotExactly(f"at {at} the clocks of its zone change on some day, and Airflow takes that otherwise")
    return str(getattr(schedule.zone, "key", schedule.zone)), _lines(minutes, _day_of_month(written), weekdays)


def _beyond(written: object) -> Iterator[str]:
    """What cron has no word for."""
    for key, said in (
        ("calendar", "cron knows no calendar"), ("rrule", "cron knows no rules of RFC 5545"),
        ("first_day", "cron does not begin on a day"), ("last_day", "cron does not end on a day"),
    ):  # fmt: skip
        if getattr(written, key):
            yield said
    day = getattr(written, "day", None)
    if day is not None and not (isinstance(day, int) and day <= LONGEST_MONTH_DAY):
        yield f"`day: {day}` is another day in other months"


def _minutes(schedule: clock.Schedule) -> list[int]:
    """Minutes of the day, those of a span over midnight beyond it."""
    if not schedule.step:
        return list(schedule.times)
    return [minute for span in schedule.spans for minute in range(span.start, span.stop, schedule.step)]


def _weekdays(written: object, schedule: clock.Schedule) -> str:
    if getattr(written, "day", None) is not None:
        return "*"
    week = date(2024, 1, 1), date(2024, 1, 7)  # from a Monday to a Sunday
    found = sorted((day.weekday() + 1) % 7 for day in schedule.days(*week))
    return "*" if len(found) == 7 else ",".join(map(str, found))


def _day_of_month(written: object) -> str:
    day = getattr(written, "day", None)
    return "*" if day is None else str(day)


def _lines(minutes: Iterable[int], day: str, weekdays: str) -> list[str]:
    hours: dict[int, set[int]] = {}
    for minute in minutes:
        hours.setdefault(minute % HOUR, set()).add(minute % DAY // HOUR)
    together: dict[tuple[int, ...], list[int]] = {}
    for minute, found in sorted(hours.items()):
        together.setdefault(tuple(sorted(found)), []).append(minute)
    if len(together) > MOST_LINES:
        raise NotExactly(f"it would take {len(together)} lines of cron")
    return [f"{_listed(at)} {_listed(found)} {day} * {weekdays}" for found, at in together.items()]


def _listed(numbers: Iterable[int]) -> str:
    return ",".join(map(str, numbers))


def _is_even(schedule: clock.Schedule, now: datetime) -> bool:
    """Whether it walks the whole day in steps that fit into the hour, and into every jump of the clocks."""
    if many(schedule.spans) != clock.WHOLE_DAY or HOUR % schedule.step or schedule.calendar:
        return False
    offsets = {at.astimezone(schedule.zone).utcoffset() for at in _days(now)}
    return all(offset is not None and offset % timedelta(minutes=schedule.step) == timedelta() for offset in offsets)


def _minutes_that_change(zone: tzinfo, now: datetime) -> set[int]:
    """The minutes of a day that, on some day of the years to come, the wall clock jumps over or shows twice."""
    found: set[int] = set()
    for begin in _days(now):
        end = begin + timedelta(days=1)
        if begin.astimezone(zone).utcoffset() != end.astimezone(zone).utcoffset():
            found.update(_around(_change(begin, end, zone), zone))
    return found


def _days(now: datetime) -> Iterator[datetime]:
    first = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=1)
    return (first + timedelta(days=number) for number in range(366 * YEARS_AHEAD))


def _change(begin: datetime, end: datetime, zone: tzinfo) -> datetime:
    """The minute at which the offset is another one."""
    before = begin.astimezone(zone).utcoffset()
    minutes = (begin + timedelta(minutes=number) for number in range(1, DAY + 1))
    return next((at for at in minutes if at.astimezone(zone).utcoffset() != before), end)


def _around(change: datetime, zone: tzinfo) -> Iterator[int]:
    before = (change - timedelta(minutes=1)).astimezone(zone).replace(tzinfo=None) + timedelta(minutes=1)
    after = change.astimezone(zone).replace(tzinfo=None)
    low, high = min(before, after), max(before, after)
    for number in range(int((high - low).total_seconds()) // 60):
        at = low + timedelta(minutes=number)
        yield at.hour * HOUR + at.minute
