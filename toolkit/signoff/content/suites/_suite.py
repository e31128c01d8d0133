"""What a format is: its facts and how one of its rows reads. One file a format; a plug-in is written the same way.

SURE = "A"                       how surely it is known: A, B, C
TITLES = ("Text", …)             the titles that a file of it must have
WHEN = When("Posting Time")      where the time stands, and how it is written
recognise(header)                whether a file is of this format
read(row)                        what one row says
title(written)                   optional: what the format calls a title that is written in several ways
COLUMNS = ("text", …)            optional: a file of it has no titles, and these columns
GAP = timedelta(minutes=10)      optional: the least time between two rows
TITLES_WRITTEN, CARRIES, write   optional: for a format that can be written (_leaving.py)
"""

import re
from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec

from signoff.content._post import Text
from signoff.content.suites._dates import day_in, time_in
from signoff.content.suites._table import Row

MOMENT = re.compile(r"(\S+?)(?:[ T]+|, *)(\S.*)")


class BadRow(ValueError):
    """Why a row cannot be taken, in words for a person."""


class Medium(msgspec.Struct, frozen=True):
    """A picture or film that a row names, by its address, with its alt text."""

    address: str
    alt: str = ""


class Draft(msgspec.Struct, kw_only=True):
    """What one row says, before it is a post.

    accounts  channels or networks as the file calls them;  lost: what it says that no post can hold"""

    text: Text
    accounts: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    link: str = ""
    title: str = ""
    language: str = ""
    campaign: str = ""
    first_comment: str = ""
    media: tuple[Medium, ...] = ()
    lost: tuple[str, ...] = ()


class When(msgspec.Struct, frozen=True):
    """Where the time of a row stands, and how it is written.

    day, time  titles; without `time` both stand under `day`
    form       what the whole must fit, where the format knows only one way; `like` shows it
    order      dmy, mdy or ymd; "" where the file does not say and somebody must
    needed     a row without a time cannot be taken;  halves: `9:00 PM` is read"""

    day: str
    time: str = ""
    form: str = ""
    like: str = ""
    order: str = ""
    needed: bool = False
    halves: bool = False

    def day_of(self, row: Row) -> str:
        """The day as the row writes it; "" for none."""
        return self._parts(row)[0]

    def read(self, row: Row, order: str) -> str:
        """The time as `clock.at` reads it; "" for none. Raises BadRow."""
        day, time = self._parts(row)
        if not day:
            if self.needed or time:
                raise BadRow("it has no date")
            return ""
        if self.form and not re.fullmatch(self.form, f"{day} {time}".strip()):
            raise BadRow(f"`{f'{day} {time}'.strip()}` is not written as `{self.like}`")
        try:
            return f"{day_in(day, self.order or order).isoformat()} {self._time(day, time)}"
        except ValueError as error:
            raise BadRow(str(error)) from None

    def _time(self, day: str, time: str) -> str:
        if not time:
            raise BadRow(f"`{day}` is a day without a time of day")
        if not self.halves and time.upper().endswith("M"):
            raise BadRow(f"`{time}` is not on the 24-hour clock")
        return time_in(time)

    def _parts(self, row: Row) -> tuple[str, str]:
        if self.time:
            # A workbook keeps a day as its first minute.
            return row[self.day].removesuffix(" 00:00"), row[self.time]
        found = MOMENT.fullmatch(row[self.day])
        return (found[1], found[2]) if found else (row[self.day], "")


class Suite(Protocol):
    """A format's module."""

    SURE: str
    TITLES: Sequence[str]
    WHEN: When
    recognise: Callable[[Sequence[str]], bool]
    read: Callable[[Row], Draft]
