"""Buffer: one channel an upload; a row without a time goes to the next slot of the queue.

    Text,Image URL,Tags,Posting Time
    Hello,https://cdn.example/menu.jpg,winter,2026-12-01 09:00

Sure: A; B for `Board Name`, which Pinterest adds. Titles are case-sensitive; 100 posts a file (10 on the free plan); a
picture is one direct .jpg or .png; a blank row stops the upload. Source: notes of 2026-09-17 and a public exporter,
both after Buffer's help article 926; ten public files with these titles; read 2026-11."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from signoff.content.suites._leaving import Carries, Leaving
from signoff.content.suites._suite import BadRow, Draft, Medium, When
from signoff.content.suites._table import Row, split

SURE = "A"
TITLES = ("Text", "Image URL", "Tags", "Posting Time")
WHEN = When("Posting Time", form=r"\d{4}-\d\d-\d\d \d\d:\d\d", like="YYYY-MM-DD HH:mm", order="ymd")
PICTURES = (".jpg", ".jpeg", ".png")
TITLES_WRITTEN = TITLES
CARRIES = Carries(media=1, endings=PICTURES, most=100, mark=True)


def recognise(header: Sequence[str]) -> bool:
    """All four titles, to the letter."""
    return set(TITLES) <= set(header)


def read(row: Row) -> Draft:
    """One post. Raises BadRow for an address that is no picture itself."""
    address = row["Image URL"]
    if address and not urlsplit(address).path.lower().endswith(PICTURES):
        raise BadRow(f"`{address}` is no direct link to a .jpg or .png")
    media = (Medium(address),) if address else ()
    return Draft(text=row.words("Text"), tags=split(row["Tags"]), media=media)


def write(leaving: Leaving) -> list[str]:
    """One row. Without a slot, Buffer takes the next of its queue."""
    address = "".join(medium.address for medium in CARRIES.held(leaving))
    return [leaving.words, address, ",".join(leaving.post.tags), leaving.time("%Y-%m-%d %H:%M")]
