"""Sprout Social: bulk scheduling. One file serves one set of profiles, which are chosen when it is uploaded.

    date,time_24hr,message_text
    01/12/2026,09:00,Hello

At most 350 rows (50 on trial), at least 10 minutes ahead and apart. The file does not say whether the day or the month
comes first: that is chosen in the dialog. Sure: A (the three titles, case-sensitive), B (`public_image_url`, seen in
one exporter). Source: Sprout Social help, "How do I use bulk scheduling?" (picture of 2023-10-17); read 2026-11."""

from collections.abc import Sequence
from datetime import timedelta

from signoff.content.suites._leaving import Carries, Leaving
from signoff.content.suites._suite import Draft, Medium, When
from signoff.content.suites._table import Row, split

SURE = "A"
TITLES = ("date", "time_24hr", "message_text")
WHEN = When("date", "time_24hr", needed=True)
GAP = timedelta(minutes=10)
TITLES_WRITTEN = TITLES
CARRIES = Carries(needs_time=True, asks_order=True, most=350, lead=GAP, gap=GAP)


def recognise(header: Sequence[str]) -> bool:
    """All three titles, to the letter."""
    return set(TITLES) <= set(header)


def read(row: Row) -> Draft:
    """One message."""
    media = tuple(Medium(address) for address in split(row["public_image_url"]))
    return Draft(text=row.words("message_text"), media=media)


def write(leaving: Leaving) -> list[str]:
    """One row, with the three titles that are sure: no picture."""
    return [leaving.day, leaving.time("%H:%M"), leaving.words]
