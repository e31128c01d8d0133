"""PostFast: one account a row, by its number; times carry their offset.

    scheduled_at,account_id,content,media_urls,first_comment
    2026-12-01T09:00:00+02:00,00000000-0000-4000-8000-000000000001,Hello,,

Sure: A. What an account's number means only PostFast knows: the channel must be said. Source: PostFast help, "CSV
format reference" (2026-04-21); read 2026-11."""

from collections.abc import Sequence

from signoff.content.suites._suite import Draft, Medium, When
from signoff.content.suites._table import Row, split

SURE = "A"
TITLES = ("scheduled_at", "account_id", "content")
WHEN = When(
    "scheduled_at",
    form=r"\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)",
    like="YYYY-MM-DDThh:mm:ss+hh:mm",
    order="ymd",
    needed=True,
)


def recognise(header: Sequence[str]) -> bool:
    """The three titles that it needs."""
    return set(TITLES) <= set(header)


def read(row: Row) -> Draft:
    """One post."""
    media = tuple(Medium(address) for address in split(row["media_urls"]))
    return Draft(
        text=row.words("content"),
        accounts=split(row["account_id"]),
        first_comment=row["first_comment"],
        media=media,
    )
