"""Schedulin: one channel a row, by the name that people gave it; created as drafts.

    channel,caption,media_url,scheduled_at,placement
    Bluesky - Cafe,Hello,https://cdn.example/menu.jpg,2026-12-01T09:00:00+02:00,

Sure: A. Titles in any case; a row without a time goes to the queue.
Source: Schedulin help, "Bulk upload"; read 2026-11."""

from collections.abc import Sequence

from signoff.content.suites._suite import Draft, Medium, When
from signoff.content.suites._table import Row, split

SURE = "A"
TITLES = ("channel", "caption", "media_url", "scheduled_at", "placement")
WHEN = When(
    "scheduled_at",
    form=r"\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?",
    like="YYYY-MM-DDThh:mm:ss+hh:mm",
    order="ymd",
)


def title(written: str) -> str:
    """A title without case."""
    return written.casefold()


def recognise(header: Sequence[str]) -> bool:
    """All five titles, in any case."""
    return set(TITLES) <= {title(written) for written in header}


def read(row: Row) -> Draft:
    """One post."""
    media = tuple(Medium(address) for address in split(row["media_url"]))
    accounts = (row["channel"],) if row["channel"] else ()
    return Draft(text=row.words("caption"), accounts=accounts, media=media)
