"""YouTube: a title of 100 characters and a description of 5,000 bytes, with one video; over 15 hashtags none counts.

Source: RecurPost, "Character limits" (title); the API's VideoSnippet as quoted by pub.dev youtube_api_client (5,000
bytes); Letter Counter blog (hashtags, sizes); runsheet-mcp (folds); all read 2026-11-24. No text may have < or >."""

from collections.abc import Iterator

from signoff.networks._facts import Limits
from signoff.networks._pieces import Piece, utf8

LIMITS = Limits(
    text=5000,
    unit="byte",
    documented=True,
    title=100,
    hashtags=15,
    images=0,
    media_required=True,
    video_bytes=256_000_000_000,
    video_seconds=43200,
    fold_mobile=120,
    fold_desktop=120,
)


def pieces(text: str) -> Iterator[Piece]:
    """Bytes of UTF-8."""
    return utf8(text)


def accepts(text: str) -> bool:
    """Short enough, and without the two characters that the API refuses."""
    return sum(piece.length for piece in pieces(text)) <= LIMITS.text and not set("<>") & set(text)
