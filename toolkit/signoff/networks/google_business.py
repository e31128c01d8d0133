"""Google Business Profile: 1,500 characters, one picture, a button instead of links; hashtags mean nothing there.

Source: Postiz, Postproxy and FigureOut (text), Zernio docs (picture, buttons), all read 2026-11-24. From memory,
unverified: the unit. A telephone number in the text gets a post refused (from memory)."""

from collections.abc import Iterator

from signoff.networks._facts import Limits
from signoff.networks._pieces import Piece, characters

LIMITS = Limits(
    text=1500,
    unit="character",
    title=58,
    hashtags=0,
    links_clickable=False,
    images=1,
    videos=0,
    image_bytes=5_000_000,
    image_formats=("jpeg", "png"),
)


def pieces(text: str) -> Iterator[Piece]:
    """Characters."""
    return characters(text)
