"""What a network allows, as facts; and what is given to it."""

from functools import cache
from hashlib import sha256
from typing import Annotated, Literal

import msgspec

from signoff.model import about
from signoff.networks._kinds import KINDS


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one network allows. None means that no limit is known; source and date stand in the network's docstring."""

    text: Annotated[int, about("The longest text, in `unit`")]
    unit: Annotated[Literal["weighted", "grapheme", "character", "utf16", "byte"], about("What is counted")]
    documented: Annotated[
        bool, about("The network says itself how it counts; if not, a text that is too long is only a warning")
    ] = False
    text_bytes: Annotated[int | None, about("The longest text in bytes of UTF-8; holds beside `text`")] = None
    link_length: Annotated[int | None, about("What every link counts, however long")] = None
    hashtags: Annotated[int | None, about("Hashtags")] = None
    mentions: Annotated[int | None, about("Mentions")] = None
    links: Annotated[int | None, about("Different links")] = None
    links_clickable: Annotated[bool, about("A link in the text can be clicked")] = True
    images: Annotated[int | None, about("Pictures")] = None
    videos: Annotated[int | None, about("Films")] = 1
    mixed: Annotated[bool, about("Pictures and a film in one post")] = True
    media_required: Annotated[bool, about("A post must have a picture or a film")] = False
    image_bytes: Annotated[int | None, about("The largest picture, in bytes")] = None
    image_formats: Annotated[tuple[str, ...], about("Formats of pictures; none named: any")] = ()
    video_bytes: Annotated[int | None, about("The largest film, in bytes")] = None
    video_seconds: Annotated[int | None, about("The longest film, in seconds")] = None
    alt_text: Annotated[int | None, about("The longest alt text of one picture, in characters")] = None
    title: Annotated[int | None, about("The longest title, in characters, where a post has one of its own")] = None
    fold_mobile: Annotated[int | None, about('Characters shown on a phone before "more"; seen, never exact')] = None
    fold_desktop: Annotated[int | None, about('Characters shown on a desk before "more"; seen, never exact')] = None


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
