"""hours: work begins an hour later or ends an hour earlier, a day of a range is not worked, or a day off is."""

from collections.abc import Iterator
from typing import Any

from signoff.clock import weekdays
from signoff.model import many
from signoff.policy import Policy
from signoff.rehearsal.mutants._change import Change
from signoff.rehearsal.mutants._days import is_used

KIND = "calendar"
NOTICED_BY = "a test that says a due time over this day of the week"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Of a calendar that a business clock goes by."""
    hours = document.node.parts.get("hours")
    if hours is None or not is_used(document, policy):
        return
    worked = {day: days for days in hours.parts for day in weekdays(days)}
    for days, part in hours.parts.items():
        yield from _shorter(days, part.value)
        span = weekdays(days)
        for gone in dict.fromkeys([span[0], span[-1]]):
            left = {DAYS[day]: hours.parts[days] for day in span if day != gone}
            others = {name: part for name, part in hours.parts.items() if name != days}
            yield Change(("hours",), {**left, **others})
    if off := [day for day in range(7) if day not in worked]:
        yield Change(("hours",), {**hours.parts, DAYS[off[0]]: next(iter(hours.parts.values()))})


def _shorter(days: str, written: Any) -> Iterator[Change]:
    """The first span begins an hour later, the last one ends an hour earlier; spans of an hour and of nights stay."""
    parts = list(many(written))
    for at, by in ((0, (1, 0)), (-1, (0, -1))):
        begin, _, end = parts[at].partition("-")
        first, last = int(begin[:2]) + by[0], int(end[:2]) + by[1]
        if first < last:
            changed = [*parts]
            changed[at] = f"{first:02}{begin[2:]}-{last:02}{end[2:]}"
            yield Change(("hours", days), changed if len(changed) > 1 else changed[0])
