"""Threads: 500 characters, an emoji counted as its bytes of UTF-8; one topic tag; at most five different links.

Source: Meta for Developers, "Threads Posts" (April 2026: text and counting) and "Text Attachments" (July 2026: links);
Ayrshare docs, "Threads" (one tag); PostTruncate (fold); all read 2026-11-24. From memory, unverified: media, alt."""

from collections.abc import Iterator

from signoff.networks._facts import Limits
from signoff.networks._pieces import Piece, emoji_as_bytes

LIMITS = Limits(
    text=500,
    unit="character",
    documented=True,
    hashtags=1,
    links=5,
    images=20,
    videos=20,
    image_bytes=8_388_608,
    image_formats=("jpeg", "png"),
    video_bytes=1_000_000_000,
    video_seconds=300,
    alt_text=1000,
    fold_mobile=250,
)


def pieces(text: str) -> Iterator[Piece]:
    """Characters, and each emoji with its bytes."""
    return emoji_as_bytes(text)
