"""LinkedIn: 3,000, taken as UTF-16 units; up to twenty images, one video or one document.

Source: Buffer help, "Character limits", and Ayrshare docs, "LinkedIn" (text); Microsoft Learn, "MultiImage API"
(images); PostTruncate and BoltPost (where the feed folds: lines of a given width, in practice 100 to 500 characters);
all read 2026-11-24. The network documents no unit. From memory, unverified: the unit, alt text of 4,086, video."""

from collections.abc import Iterator

from signoff.networks._facts import Limits
from signoff.networks._pieces import Piece, utf16

LIMITS = Limits(
    text=3000,
    unit="utf16",
    images=20,
    mixed=False,
    image_formats=("jpeg", "png", "gif"),
    video_bytes=5_000_000_000,
    video_seconds=1800,
    alt_text=4086,
    fold_mobile=140,
    fold_desktop=210,
)


def pieces(text: str) -> Iterator[Piece]:
    """UTF-16 units: most emoji are 2 or more."""
    return utf16(text)
