"""Whether a slot lies inside the windows in which posts may leave."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from signoff.clock import spans, weekdays
from signoff.errors import Problem
from signoff.model import many
from signoff.policy.kinds._document import bad

DAY = 24 * 60


def slots_outside(slots: Iterable[Any], windows: Mapping[str, Any] | None) -> Iterator[Problem]:
    """Times of slots on plain weekdays that lie outside on each of their days: no post could ever take them.

    What cannot be read is passed over: that is said where it stands."""
    if not windows:
        return
    try:
        open_on = {day: spans(hours) for days, hours in windows.items() for day in weekdays(days)}
    except ValueError:
        return
    for slot in slots:
        days = _days(slot)
        for time in many(slot.at) if days else ():
            if not any(_is_open(open_on, day, time) for day in days):
                yield bad(slot, "at", f"{time} lies outside the windows of its days", "No post could take this slot.")


def _days(slot: Any) -> list[int]:
    words = many(slot.every)
    if words == ("day",):
        return list(range(7))
    try:
        return [day for each in words for day in weekdays(each, full_names=True)]
    except ValueError:
        return []


def _is_open(open_on: Mapping[int, list[Any]], day: int, time: str) -> bool:
    hour, _, minute = time.partition(":")
    if not (hour.isdigit() and minute.isdigit()):
        return True
    at = int(hour) * 60 + int(minute)
    today, night = open_on.get(day, []), open_on.get((day - 1) % 7, [])
    return any(span.start <= at < span.stop for span in today) or any(at + DAY < span.stop for span in night)
