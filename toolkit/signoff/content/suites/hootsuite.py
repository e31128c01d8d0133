"""Hootsuite: no titles; the time, the message, a link. Only for those who ask for it by name: it is never recognised.

    "12/01/2026 09:00","Hello","https://cafe.example/menu"

Sure: C (B for the three fields). The order of day and month is chosen when it is uploaded. Source: blogs by K. Iverson
Headlee (2016-08-31), J. Y. Calcano (2015-07) and SocialSeer (2013-05-29); read 2026-11."""

from collections.abc import Sequence

from signoff.content.suites._suite import Draft, When
from signoff.content.suites._table import Row

SURE = "C"
COLUMNS = ("time", "message", "link")
TITLES = COLUMNS
WHEN = When("time", needed=True, halves=True)


def recognise(header: Sequence[str]) -> bool:
    """Never: three cells without titles may be anything."""
    return False


def read(row: Row) -> Draft:
    """One post."""
    return Draft(text=row.words("message"), link=row["link"])
