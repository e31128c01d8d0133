"""A span of a day: `09:00-17:00`, `22:00-06:00` (into the next day), `00:00-24:00` (a whole day).

It holds its first minute and not its last. Source: DESIGN section 4, the calendar's `hours`."""

import re
from typing import NamedTuple

DAY = 24 * 60
SPAN = r"^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"
"""A span as a pattern for JSON Schema."""

NEARLY = re.compile(r"([0-9]{1,2})(?:[:.]?([0-9]{2}))?\s*(?:-|–|—|to|\.\.)\s*([0-9]{1,2})(?:[:.]?([0-9]{2}))?")


class Span(NamedTuple):
    """From `start` to `end`, in minutes of the day it starts on; an end at or before the start is the next day's."""

    start: int
    end: int

    @property
    def stop(self) -> int:
        """The end in minutes counted from the day it starts on: `22:00-06:00` stops at 1800."""
        return self.end if self.end > self.start else self.end + DAY

    def __str__(self) -> str:
        return f"{self.start // 60:02}:{self.start % 60:02}-{self.end // 60:02}:{self.end % 60:02}"


def spans(text: str | list[str]) -> list[Span]:
    """The spans of one text or of a list of them, in the order of the day; they may touch or overlap.

    Raises  ValueError, with the likely spelling, for what is no span."""
    texts = [text] if isinstance(text, str) else text
    return sorted(_span(each) for each in texts)


def _span(text: str) -> Span:
    if not re.fullmatch(SPAN, text):
        raise ValueError(f"`{text}` is no span of hours; write {_likely(text)}")
    start, end = text.split("-")
    return Span(_minutes(start), _minutes(end))


def _minutes(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def _likely(text: str) -> str:
    found = NEARLY.fullmatch(text.strip())
    if found:
        from_hour, from_minute, to_hour, to_minute = (int(part or 0) for part in found.groups())
        likely = f"{from_hour % 24:02}:{from_minute:02}-{to_hour:02}:{to_minute:02}"
        if re.fullmatch(SPAN, likely):
            return f"`{likely}`"
    return "two times of a day, such as `09:00-17:00`, `22:00-06:00` or `00:00-24:00`"
