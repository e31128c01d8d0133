"""ContentStudio: one text, one picture, one link.

    Date and Time,Message,Image URL,Link
    01/12/2026 09:00,Hello,https://cdn.example/menu.jpg,

Sure: B. Its page shows day first, and its files do not say: so somebody must. Source: a public exporter after help
article 564; read 2026-11."""

from collections.abc import Sequence

from signoff.content.suites._suite import Draft, Medium, When
from signoff.content.suites._table import Row, split

SURE = "B"
TITLES = ("Date and Time", "Message", "Image URL", "Link")
WHEN = When("Date and Time", needed=True)


def recognise(header: Sequence[str]) -> bool:
    """All four titles, to the letter."""
    return set(TITLES) <= set(header)


def read(row: Row) -> Draft:
    """One post."""
    media = tuple(Medium(address) for address in split(row["Image URL"]))
    return Draft(text=row.words("Message"), link=row["Link"], media=media)
