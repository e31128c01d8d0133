"""Pinterest: a title of 100 and a description of 500 characters, with one to five pictures or a film.

Source: Buffer help and Ayrshare docs, "Pinterest" (text, title, alt text, carousel), read 2026-11-24. Only the pin's
own link is clickable. From memory, unverified: the unit, 20 hashtags, sizes, 60 characters before the fold."""

from collections.abc import Iterator

from signoff.networks._facts import Limits
from signoff.networks._pieces import Piece, characters

LIMITS = Limits(
    text=500,
    unit="character",
    title=100,
    hashtags=20,
    links_clickable=False,
    images=5,
    mixed=False,
    media_required=True,
    image_bytes=20_000_000,
    image_formats=("jpeg", "png"),
    video_bytes=2_000_000_000,
    video_seconds=900,
    alt_text=500,
    fold_mobile=60,
    fold_desktop=60,
)


def pieces(text: str) -> Iterator[Piece]:
    """Characters."""
    return characters(text)
