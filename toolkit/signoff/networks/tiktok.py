"""TikTok: 2,200 as caption of a video, taken as UTF-16 units; a video or up to 35 photos, one of which it must have.

Source: Buffer help; PostSyncer, Zernio and Late docs, "TikTok" (sizes); TikTok for Developers, "Photo"; all read
2026-11-24. From memory, unverified: the unit, five hashtags, links not clickable, no field for alt text."""

from collections.abc import Iterator

from signoff.networks._facts import Limits
from signoff.networks._pieces import Piece, utf16

LIMITS = Limits(
    text=2200,
    unit="utf16",
    hashtags=5,
    links_clickable=False,
    images=35,
    mixed=False,
    media_required=True,
    image_bytes=20_000_000,
    image_formats=("jpeg", "webp"),
    video_bytes=4_000_000_000,
    video_seconds=600,
)


def pieces(text: str) -> Iterator[Piece]:
    """UTF-16 units: most emoji are 2 or more."""
    return utf16(text)
