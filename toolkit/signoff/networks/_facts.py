"""What a network allows, as facts; and what is given to it."""

from functools import cache
from hashlib import sha256
from typing import Literal

import msgspec

from signoff.networks._kinds import KINDS


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one network allows. None means that no limit is known; source and date stand in the network's docstring."""

    text: int  # in `unit`
    unit: Literal["weighted", "grapheme", "character", "utf16", "byte"]
    documented: bool = False  # does the network say itself how it counts? if not, "too long" is only a warning
    text_bytes: int | None = None  # UTF-8; holds beside `text`
    link_length: int | None = None  # what every link counts, however long
    hashtags: int | None = None
    mentions: int | None = None
    links: int | None = None  # different ones
    links_clickable: bool = True
    images: int | None = None
    videos: int | None = 1
    mixed: bool = True  # images and a video in one post
    media_required: bool = False
    image_bytes: int | None = None
    image_formats: tuple[str, ...] = ()  # empty: any
    video_bytes: int | None = None
    video_seconds: int | None = None
    alt_text: int | None = None  # characters, of one image
    title: int | None = None  # characters, where a post has a title of its own
    fold_mobile: int | None = None  # characters shown before "more"; what others saw, never exact
    fold_desktop: int | None = None


class Media(msgspec.Struct, frozen=True, kw_only=True):
    """A picture or a film that goes with a message."""

    kind: Literal["image", "video"]
    name: str
    alt: str = ""
    mime: str = ""
    data: bytes = b""


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """What is handed to a network: text and media, no author, no state, no approvals."""

    text: str
    media: tuple[Media, ...] = ()
    languages: tuple[str, ...] = ()
    first_comment: str = ""


@cache
def facts_hash() -> str:
    """SHA-256 over every network's facts, in hexadecimal: recorded with a decision, so that it can be taken again.

    A plug-in's networks belong to it: a decision may rest on them."""
    facts = {name: KINDS[name].LIMITS for name in sorted(KINDS)}
    return sha256(msgspec.json.encode(facts, order="sorted")).hexdigest()
