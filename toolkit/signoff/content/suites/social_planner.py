"""Social Planner, which several resellers sell under their names: only the first word of a title is the same in all.

    postAtSpecificTime (yyyy-MM-dd HH:mm:ss),content,link (OGmetaUrl),imageUrls,gifUrl,videoUrls
    2026-12-01 09:00:00,Hello,,"https://cdn.example/a.jpg, https://cdn.example/b.jpg",,

Sure: A. A row without a time is a draft; one reseller has `M/D/YYYY`. The "advanced" file adds `postType`, `category`,
`followUpComment` and more.
Source: Kyrios, HoopAI and Loyalist help on the Social Planner (2023 to 2026); read 2026-11."""

from collections.abc import Sequence

from signoff.content.suites._suite import Draft, Medium, When
from signoff.content.suites._table import Row, split

SURE = "A"
TITLES = ("postatspecifictime", "content", "imageurls")
WHEN = When("postatspecifictime", halves=True)


def title(written: str) -> str:
    """The first word of a title, without case."""
    return (written.split() or [""])[0].casefold()


def recognise(header: Sequence[str]) -> bool:
    """A time, a content and pictures, by the first words of their titles."""
    return set(TITLES) <= {title(written) for written in header}


def read(row: Row) -> Draft:
    """One post."""
    addresses = [address for key in ("imageurls", "gifurl", "gifurls", "videourls") for address in split(row[key])]
    return Draft(
        text=row.words("content"),
        link=row["link"],
        first_comment=row["followupcomment"],
        media=tuple(Medium(address) for address in addresses),
    )
