"""Publer: twelve columns with long titles, of which the part before the dash counts here.

    Date - Intl. format or prompt,Text,Link(s) - Separated by comma for FB carousels,Media URL(s) - …
    2026/12/01 09:00,Hello,,https://cdn.example/menu.jpg, …

Sure: A. Lists have commas; alt texts and comments have `||`; one account a file is usual; the date may be empty. The
older page with six columns (B) is not read. Source: Publer help, "What CSV template should I use?", and the titles in
six independent public programs; read 2026-11."""

from collections.abc import Sequence
from itertools import zip_longest

from signoff.content.suites._leaving import Carries, Leaving
from signoff.content.suites._suite import Draft, Medium, When
from signoff.content.suites._table import Row, split

SURE = "A"
TITLES = (
    "Date - Intl. format or prompt",
    "Text",
    "Link(s) - Separated by comma for FB carousels",
    "Media URL(s) - Separated by comma",
    "Title - For the video, pin, PDF ..",
    "Label(s) - Separated by comma",
    "Alt text(s) - Separated by ||",
    "Comment(s) - Separated by ||",
    "Pin board, FB album, or Google category",
    "Post subtype - I.e. story, reel, PDF ..",
    "CTA - For Facebook links or Google",
    "Reminder - For stories, reels, shorts, and TikToks",
)
WHEN = When("Date", halves=True)
TITLES_WRITTEN = TITLES
CARRIES = Carries(media=99, alt=True, first_comment=True, link=True)


def title(written: str) -> str:
    """The part of a title before its dash."""
    return written.partition(" - ")[0]


def recognise(header: Sequence[str]) -> bool:
    """The titles, whatever the last one ends in (`TikTok` has been seen too)."""
    return set(TITLES[:11]) <= set(header)


def read(row: Row) -> Draft:
    """One post. Of several links or comments a post holds the first."""
    links, comments = split(row["Link(s)"]), split(row["Comment(s)"], "||")
    addresses, alts = split(row["Media URL(s)"]), [alt.strip() for alt in row["Alt text(s)"].split("||")]
    media = zip_longest(addresses, alts[: len(addresses)], fillvalue="")
    return Draft(
        text=row.words("Text"),
        link="".join(links[:1]),
        title=row["Title"],
        tags=split(row["Label(s)"]),
        first_comment="".join(comments[:1]),
        media=tuple(Medium(address, alt) for address, alt in media),
        lost=(*(f"link {link}" for link in links[1:]), *(f"comment “{comment}”" for comment in comments[1:])),
    )


def write(leaving: Leaving) -> list[str]:
    """One row; where it has pictures, an alt text for each, empty ones too."""
    front, held = leaving.post.front, CARRIES.held(leaving)
    addresses = ",".join(medium.address for medium in held)
    alts = "||".join(medium.alt for medium in held) if any(medium.alt for medium in held) else ""
    lists = [front.link, addresses, "", ",".join(leaving.post.tags), alts, front.first_comment]
    return [leaving.time("%Y/%m/%d %H:%M"), leaving.words, *lists, *[""] * 4]
