"""Instagram: 2,200 with a picture or a film, which it must have; five hashtags since December 2025; no links.

Source: Buffer help and Ayrshare docs, "Instagram" (text, links); RouteNote and others of December 2025 quoting the
network's own post (five hashtags; many pages still say thirty); Postiz (ten items in a carousel through the API, twenty
in the app; sizes); Meta, "Content Publishing" (alt text for images); all read 2026-11-24. The network documents no
unit. From memory, unverified: the unit, alt text of 1,000."""

from collections.abc import Iterator

from signoff.networks._facts import Limits
from signoff.networks._pieces import Piece, utf16

LIMITS = Limits(
    text=2200,
    unit="utf16",
    hashtags=5,
    mentions=20,
    links_clickable=False,
    images=10,
    videos=10,
    media_required=True,
    image_bytes=8_000_000,
    image_formats=("jpeg",),
    video_bytes=300_000_000,
    video_seconds=900,
    alt_text=1000,
    fold_mobile=125,
    fold_desktop=125,
)


def pieces(text: str) -> Iterator[Piece]:
    """UTF-16 units: most emoji are 2 or more."""
    return utf16(text)
