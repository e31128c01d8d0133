"""BrightBean Studio: one row serves several platforms; the day is year first.

    date,time,platforms,caption,media_url,category,tags,first_comment
    2026-12-01,09:00,"bluesky,linkedin",Hello,https://cdn.example/menu.jpg,Promotional,winter-menu,

Sure: A. Source: brightbeanxyz/brightbean-studio, apps/composer/views.py (commit d85fce1); read 2026-11."""

from collections.abc import Sequence

from signoff.content.suites._suite import Draft, Medium, When
from signoff.content.suites._table import Row, split

SURE = "A"
TITLES = ("date", "time", "platforms", "caption")
WHEN = When("date", "time", form=r"\d{4}-\d\d-\d\d( \d{1,2}:\d\d(:\d\d)?)?", like="YYYY-MM-DD HH:MM", order="ymd")


def title(written: str) -> str:
    """A title without case."""
    return written.casefold()


def recognise(header: Sequence[str]) -> bool:
    """The four titles that say what goes where and when."""
    return set(TITLES) <= {title(written) for written in header}


def read(row: Row) -> Draft:
    """One post for all of its platforms."""
    media = tuple(Medium(address) for address in split(row["media_url"]))
    return Draft(
        text=row.words("caption"),
        accounts=split(row["platforms"]),
        tags=split(row["tags"]),
        first_comment=row["first_comment"],
        media=media,
    )
