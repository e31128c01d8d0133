"""Facebook: 63,206 in the app, of which 5,000 are what tools send; taken as UTF-16 units; ten images or one video.

Source: PostTruncate, "platform limits", and Buffer help (63,206 and folds); Mixpost's configuration (ten images); all
read 2026-11-24. The network documents no unit. From memory, unverified: the unit and the sizes."""

from collections.abc import Iterator

from signoff.networks._facts import Limits
from signoff.networks._pieces import Piece, utf16

LIMITS = Limits(
    text=63206,
    unit="utf16",
    images=10,
    mixed=False,
    image_bytes=10_000_000,
    image_formats=("jpeg", "png", "gif", "bmp", "tiff"),
    video_bytes=10_000_000_000,
    video_seconds=14400,
    fold_mobile=110,
    fold_desktop=480,
)


def pieces(text: str) -> Iterator[Piece]:
    """UTF-16 units: most emoji are 2 or more."""
    return utf16(text)
