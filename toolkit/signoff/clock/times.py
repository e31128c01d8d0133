"""Times as people and programs write them: `2026-12-01 09:00`, `2026-12-01T09:00:00+02:00`, `…Z`."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from signoff.clock._passing import instant, jump, moment, offsets, passing

WRITTEN = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"(?:[T ](?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]{1,9})?)?"
    r"(?P<offset>Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)


class SkippedTime(ValueError):
    """A wall-clock time that does not exist, as the clocks go forward over it.

    before, after   the last whole minute before the jump and the first moment after it, as the wall shows them"""

    def __init__(self, time: datetime, zone: tzinfo) -> None:
        self.time, self.zone = time, zone
        change = moment(jump(time, zone))
        self.before = wall(change - timedelta(minutes=1), zone)
        self.after = wall(change, zone)
        super().__init__(
            f"`{time:%Y-%m-%d %H:%M}` does not exist in {zone}: the clocks go forward over it; "
            f"the times beside it are `{self.before:%Y-%m-%d %H:%M}` and `{self.after:%Y-%m-%d %H:%M}`"
        )

    def __reduce__(self) -> tuple:
        return SkippedTime, (self.time, self.zone)


def at(text: str, zone: tzinfo) -> datetime:
    """The moment that `text` names, in UTC and whole seconds; without an offset it is a wall-clock time of `zone`.

    An hour that comes twice is taken at its first passing.
    Raises  SkippedTime where the clocks jump over it; ValueError, saying what is wrong, for what is no time."""
    found = WRITTEN.fullmatch(text)
    if not found:
        raise ValueError(f"`{text}` is no time; write one such as `2026-12-01 09:00`")
    if found["hour"] is None:
        raise ValueError(f"`{text}` is a day without a time; write one such as `{text} 09:00`")
    shown = _shown(text, found)
    try:
        return _in_zone(shown, zone) if found["offset"] is None else _with_offset(shown, found["offset"])
    except OverflowError:
        raise ValueError(f"`{text}` is outside the years 1 to 9999") from None


def wall(when: datetime, zone: tzinfo) -> datetime:
    """What the wall clock of `zone` shows at that moment.

    For showing and for taking the date; reckon in UTC, as Python subtracts times of one zone as if it never changed."""
    return when.astimezone(zone)


def _in_zone(shown: datetime, zone: tzinfo) -> datetime:
    before, after = offsets(shown, zone)
    if after > before:
        raise SkippedTime(shown, zone)
    return moment(passing(shown, zone))


def _with_offset(shown: datetime, offset: str) -> datetime:
    if offset == "Z":
        return shown.replace(tzinfo=UTC)
    hours, minutes = int(offset[1:3]), int(offset[-2:])
    if hours > 23 or minutes > 59:
        raise ValueError(f"`{offset}` is no distance from UTC; write one such as `+02:00`")
    ahead = timedelta(hours=hours, minutes=minutes) * (-1 if offset[0] == "-" else 1)
    return moment(instant(shown.replace(tzinfo=timezone(ahead))))


def _shown(text: str, found: re.Match[str]) -> datetime:
    """The parts as a time without a zone, or words for the part that cannot be."""
    year, month, day, hour, minute, second = (
        int(found[part] or 0) for part in ("year", "month", "day", "hour", "minute", "second")
    )
    try:
        return datetime(year, month, day, hour, minute, second)
    except ValueError:
        raise ValueError(f"`{text}`: {_what_is_wrong(year, month, day, hour)}") from None


def _what_is_wrong(year: int, month: int, day: int, hour: int) -> str:
    from calendar import month_name, monthrange  # here, so that only a mistake pays for it

    if year == 0:
        return "there is no year 0000"
    if not 1 <= month <= 12:
        return f"there is no month {month:02}"
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        return f"there is no day {day:02}; {month_name[month]} {year} has {last} days"
    if hour > 23:
        return f"there is no hour {hour}; a day ends at 23:59, and 00:00 is the next day's"
    return "minutes and seconds go from 00 to 59"
