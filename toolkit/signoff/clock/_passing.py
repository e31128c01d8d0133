"""From wall-clock times to seconds since 1970 and back, with the nights in which the clocks change."""

from bisect import bisect_left
from datetime import UTC, datetime, timedelta, tzinfo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)
DAY = 86_400


def instant(when: datetime) -> int:
    """Whole seconds since 1970 in UTC; parts of a second are cut off. Raises ValueError where no zone is given."""
    if when.utcoffset() is None:
        raise ValueError(f"{when.isoformat(' ')} belongs to no zone, so it is no moment yet")
    since = when - EPOCH
    return since.days * DAY + since.seconds


def moment(instant: int) -> datetime:
    """The UTC time of so many seconds since 1970. Raises OverflowError beyond the year 9999."""
    return EPOCH + timedelta(seconds=instant)


def passing(wall: datetime, zone: tzinfo) -> int:
    """The instant at which the wall clock of `zone` shows `wall` (which carries no zone), first passing.

    A time that the clock jumps over falls on the jump."""
    before, after = offsets(wall, zone)
    if after > before:
        return jump(wall, zone)
    return naive_seconds(wall) - before


def offsets(wall: datetime, zone: tzinfo) -> tuple[int, int]:
    """What is ahead of UTC by how many seconds: the first and the last passing of `wall`.

    They differ only in the hours that come twice (the second is smaller) or are jumped over (the second is greater)."""
    local = wall.replace(tzinfo=zone)
    return _seconds(local.utcoffset()), _seconds(local.replace(fold=1).utcoffset())


def jump(wall: datetime, zone: tzinfo) -> int:
    """The instant of the change that jumps over `wall`."""
    before, after = offsets(wall, zone)
    earliest, latest = naive_seconds(wall) - after, naive_seconds(wall) - before
    return earliest + bisect_left(range(earliest, latest), after, key=lambda t: _offset_at(t, zone))


def naive_seconds(wall: datetime) -> int:
    """Seconds from 1970-01-01 00:00 to `wall`, both on one clock that never changes."""
    return (wall.toordinal() - 719_163) * 86_400 + wall.hour * 3600 + wall.minute * 60 + wall.second


def _offset_at(instant: int, zone: tzinfo) -> int:
    return _seconds(moment(instant).astimezone(zone).utcoffset())


def _seconds(length: timedelta | None) -> int:
    return length // SECOND if length is not None else 0
