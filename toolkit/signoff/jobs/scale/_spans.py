"""Which posts of a channel are compared in one place: spans of days, with what lies as far before as may matter."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from signoff.jobs.scale._work import Noted, Rows, Span

MOST = 100_000
"""Posts that are compared in one place, about; those of one day stay together."""


def spans_of(noted: Sequence[Noted], channels: Sequence[str], left_out: Mapping[int, Rows]) -> Iterator[Span]:
    """The spans of every channel. noted: by part;  left_out: rows that are refused, by part"""
    rows = {part: frozenset(refused) for part, refused in left_out.items()}
    for place, channel in enumerate(channels):
        days = sum((Counter(one.days.get(channel, {})) for one in noted), Counter[int]())
        lead = max((one.longest[channel] for one in noted if channel in one.longest), default=timedelta())
        for first, last in cut(days):
            begin, end = _midnight(first), _midnight(last + 1)
            parts = tuple(_there(noted, channel, (begin - lead).toordinal(), last))
            there = {part: rows[part] for part in parts if part in rows}
            yield Span(channel, place, begin, end, lead, parts, there)


def cut(days: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Days with how many posts each has, as spans of about so many: the first and the last day of each."""
    held, group = 0, list[int]()
    for day in sorted(days):
        if group and held + days[day] > MOST:
            yield group[0], group[-1]
            held, group = 0, []
        group.append(day)
        held += days[day]
    if group:
        yield group[0], group[-1]


def _there(noted: Sequence[Noted], channel: str, first: int, last: int) -> Iterator[int]:
    for part, one in enumerate(noted):
        if any(first <= day <= last for day in one.days.get(channel, ())):
            yield part


def _midnight(day: int) -> datetime:
    return datetime.fromordinal(day).replace(tzinfo=UTC)
