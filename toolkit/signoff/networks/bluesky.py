"""Bluesky: 300 graphemes and 3,000 bytes of text, four images or one video; links and mentions are facets.

Source: npm @atproto/api 0.21.0 and 0.19.19, lexicons app.bsky.feed.post, app.bsky.embed.images and .video, and its rich
text (facets), read 2026-11-24; a PDS 0.4.217, measured: images of 1,000,000 bytes, which is what older servers take
(newer lexicons say 2,000,000). From memory, unverified: the app's own limit of 2,000 for alt text."""

from collections.abc import Iterator

from signoff.networks._bluesky_facets import detect
from signoff.networks._facts import Limits
from signoff.networks._measure import Facet
from signoff.networks._pieces import Piece, graphemes
from signoff.text import graphemes as how_many

LIMITS = Limits(
    text=300,
    text_bytes=3000,
    unit="grapheme",
    documented=True,
    images=4,
    mixed=False,
    image_bytes=1_000_000,
    video_bytes=100_000_000,
    alt_text=2000,
)


def count(text: str) -> int:
    """Length in graphemes, as the server counts: a family emoji is 1; a link is as long as written."""
    return how_many(text)


def pieces(text: str) -> Iterator[Piece]:
    """Each grapheme."""
    return graphemes(text)


def facets(text: str) -> list[Facet]:
    """What the app makes clickable, offsets in UTF-8 bytes; a mention stays plain text if its handle is nobody's."""
    return detect(text)
