"""A weekday beside a date which it does not fit, as in `Saturday, 29 November`, where the 29th is a Sunday."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from signoff.checks._dates import Written, date_at, dates, nearest, weekday_of, weekdays

_AFTER_WEEKDAY = re.compile(r"[^\S\n]*,?[^\S\n]*\(?(?:(?:the|on)[^\S\n]+)?", re.IGNORECASE)
_AFTER_DATE = re.compile(r"[^\S\n]?[,(]?[^\S\n]?(?:on\s+|a\s+)?", re.IGNORECASE)
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Beside(NamedTuple):
    """A weekday and a date that stand beside each other: `text[start:end]`."""

    start: int
    end: int
    weekday: int
    date: Written


def wrong_weekdays(text: str, slot: date) -> Iterator[tuple[int, int, str]]:
    """Start, end and a message for each weekday that does not fit; the year is the one nearest to the slot."""
    for start, end, weekday, written in beside(text):
        day = nearest(written, slot)
        if day and day.weekday() != weekday:
            yield start, end, f"{day} is a {NAMES[day.weekday()]}"


def beside(text: str) -> list[Beside]:
    """Each weekday with the date after it; where none follows, with the date before it that has no other."""
    if not (known := list(weekdays(text))):
        return []
    first = [found for weekday in known if (found := _before_a_date(text, weekday))]
    taken = {found.date.start for found in first} | {found.start for found in first}
    rest = {weekday.start(): weekday for weekday in known if weekday.start() not in taken}
    second = (_after_a_date(text, written, rest) for written in dates(text) if written.start not in taken)
    return sorted([*first, *(found for found in second if found)])


def _before_a_date(text: str, weekday: re.Match[str]) -> Beside | None:
    gap = _AFTER_WEEKDAY.match(text, weekday.end())
    written = date_at(text, gap.end() if gap else weekday.end())
    return Beside(weekday.start(), written.end, weekday_of(weekday[0]), written) if written else None


def _after_a_date(text: str, written: Written, rest: dict[int, re.Match[str]]) -> Beside | None:
    gap = _AFTER_DATE.match(text, written.end)
    weekday = rest.get(gap.end() if gap else written.end)
    ended = text[written.end - 1] == "."  # `28.11. Sunday …` may begin a new sentence
    return Beside(written.start, weekday.end(), weekday_of(weekday[0]), written) if weekday and not ended else None
