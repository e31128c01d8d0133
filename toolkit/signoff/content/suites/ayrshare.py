"""Ayrshare: one row serves several networks; times are UTC.

    post,platforms,mediaUrls,scheduleDate
    Hello,"bluesky, linkedin",https://cdn.example/menu.jpg,2026-12-01T07:00:00Z

Sure: A. Source: Ayrshare docs, "Bulk Post"; read 2026-11."""

from collections.abc import Sequence

from signoff.content.suites._suite import Draft, Medium, When
from signoff.content.suites._table import Row, split

SURE = "A"
TITLES = ("post", "platforms", "mediaUrls", "scheduleDate")
WHEN = When(
    "scheduleDate", form=r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?Z", like="YYYY-MM-DDThh:mm:ssZ", order="ymd"
)  # fmt: skip


def recognise(header: Sequence[str]) -> bool:
    """All four titles, to the letter."""
    return set(TITLES) <= set(header)


def read(row: Row) -> Draft:
    """One post for all of its platforms."""
    media = tuple(Medium(address) for address in split(row["mediaUrls"]))
    return Draft(text=row.words("post"), accounts=split(row["platforms"]), media=media)
