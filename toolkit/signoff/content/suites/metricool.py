"""Metricool: 97 columns, of which one for each network is true or false, so that one row serves many.

    Text,Date,Time,Draft,Facebook,Twitter/X,LinkedIn,GBP, … ,Bluesky,Picture Url 1, … ,Alt text picture 1, …
    Hello,2026-12-01,09:00:00,false,true,false,true, …

Sure: A (shape), B (the newest titles). Three generations of titles were seen: they are read without case and without
what stands in brackets. Source: three independent public programs, one a generation; read 2026-11."""

import re
from collections.abc import Sequence

from signoff.content.suites._leaving import Carries, Leaving
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
TITLES_WRITTEN = (
    "Text", "Date", "Time", "Draft", "Facebook", "Twitter/X", "LinkedIn", "GBP", "Instagram", "Pinterest", "TikTok",
    "Youtube", "Threads", "Bluesky", *(f"Picture Url {number}" for number in range(1, 11)),
    *(f"Alt text picture {number}" for number in range(1, 11)), "Document title", "Shortener", "Video Thumbnail Url",
    "Video Cover Frame", "Twitter/X Can reply", "Twitter/X Type", "Twitter/X Poll Duration minutes",
    "Twitter/X Poll Option 1", "Twitter/X Poll Option 2", "Twitter/X Poll Option 3", "Twitter/X Poll Option 4",
    "Pinterest Board", "Pinterest Pin Title", "Pinterest Pin Link", "Pinterest Pin New Format", "Instagram Post Type",
    "Instagram Show Reel On Feed", "Instagram Trial Reel Share Automatically", "Youtube Video Title",
    "Youtube Video Type", "Youtube Video Privacy", "Youtube video for kids", "Youtube AI generated content",
    "Youtube notify subscribers", "Youtube Video Category", "Youtube Video Tags", "Youtube playlist", "GBP Post Type",
    "Facebook Post Type", "Facebook Title", "First Comment Text", "TikTok Title", "TikTok disable comments",
    "TikTok disable duet", "TikTok disable stitch", "TikTok Post Privacy", "TikTok Branded Content",
    "TikTok Your Brand", "TikTok Auto Add Music", "TikTok Photo Cover Index", "TikTok musicId", "TikTok music title",
    "TikTok music author", "TikTok music previewUrl", "TikTok music thumbnailUrl", "TikTok music soundVolume",
    "TikTok music originalVolume", "TikTok music startMillis", "TikTok music endMillis",
    "TikTok Ai generated content", "LinkedIn Type", "LinkedIn Poll Question", "LinkedIn Poll Option 1",
    "LinkedIn Poll Option 2", "LinkedIn Poll Option 3", "LinkedIn Poll Option 4", "LinkedIn Poll Duration",
    "LinkedIn Show link preview", "LinkedIn Images as Carousel", "Threads Reply Control", "Threads Is Spoiler",
    "Threads Post Type", "Brand name",
)  # fmt: skip
CARRIES = Carries(media=10, alt=True, first_comment=True, needs_time=True, mark=True)
OURS = {"x": "Twitter/X", "google-business": "GBP", "linkedin": "LinkedIn", "tiktok": "TikTok"}
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


def write(leaving: Leaving) -> list[str]:
    """One row of the newest generation: true under the channel's network, false under the others."""
    network = OURS.get(leaving.account.network, leaving.account.network.capitalize())
    cells = {each: str(each == network).lower() for each in TITLES_WRITTEN if title(each) in NETWORKS}
    cells |= {"Text": leaving.words, "Draft": "false", "First Comment Text": leaving.post.front.first_comment}
    cells |= {"Date": leaving.time("%Y-%m-%d"), "Time": leaving.time("%H:%M:%S")}
    for number, medium in enumerate(CARRIES.held(leaving), 1):
        cells |= {f"Picture Url {number}": medium.address, f"Alt text picture {number}": medium.alt}
    return [cells.get(each, "") for each in TITLES_WRITTEN]
