"""Metricool: 97 columns, of which one for each network is true or false, so that one row serves many.

    Text,Date,Time,Draft,Facebook,Twitter/X,LinkedIn,GBP, … ,Bluesky,Picture Url 1, … ,Alt text picture 1, …
    Hello,2026-12-01,09:00:00,false,true,false,true, …

Sure: A (shape), B (the newest titles). Three generations of titles were seen: they are read without case and without
what stands in brackets. Source: three independent public programs, one a generation; read 2026-11."""

import re
from collections.abc import Sequence

from signoff.content.suites._suite import BadRow, Draft, Medium, When
from signoff.content.suites._table import Row

SURE = "A"
TITLES = ("text", "date", "time", "draft", "facebook", "picture url 1")
WHEN = When(
    "date",
    "time",
    form=r"\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?",
    like="YYYY-MM-DD HH:MM:SS",
    order="ymd",
)
NETWORKS = (
    "facebook", "twitter/x", "linkedin", "gbp", "instagram", "pinterest", "tiktok", "youtube", "threads", "bluesky"
)  # fmt: skip


def title(written: str) -> str:
    """A title without case and without what stands in brackets."""
    return re.sub(r"\s*\(.*?\)", "", written).casefold()


def recognise(header: Sequence[str]) -> bool:
    """The columns that every generation has."""
    return set(TITLES) <= {title(written) for written in header}


def read(row: Row) -> Draft:
    """One post for every network whose column is true. `Draft` says nothing here: all that comes in is a draft."""
    _ = row["draft"]
    pictures = [Medium(row[f"picture url {number}"], row[f"alt text picture {number}"]) for number in range(1, 11)]
    return Draft(
        text=row.words("text"),
        accounts=tuple(network for network in NETWORKS if _is_true(row[network], network)),
        media=tuple(medium for medium in pictures if medium.address),
        first_comment=row["first comment text"],
    )


def _is_true(cell: str, network: str) -> bool:
    if cell.casefold() not in ("true", "false", ""):
        raise BadRow(f"`{cell}` under `{network}` is neither true nor false")
    return cell.casefold() == "true"
