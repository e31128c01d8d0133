"""Mastodon: 500 graphemes; a link counts 23, a mention only its local part; four images or one video.

Source: mastodon/mastodon, the status length validator, mention and hashtag rules (stored versions of 2025/26, read
2026-11-24; rules only), and mastodon-mock 0.6.1, measured. Servers differ: `configuration.statuses.max_characters` of
the instance is the truth, 500 the default; the content warning counts too and is not part of the text here. Sizes: the
ones that mastodon.social reports (discussion 26709). From memory, unverified: alt text of 1,500."""

from collections.abc import Iterator

from signoff.networks import _mastodon_text as rules
from signoff.networks._facts import Limits
from signoff.networks._measure import Facet, facet
from signoff.networks._pieces import Piece
from signoff.text import Entity, clusters, graphemes

LIMITS = Limits(
    text=500,
    unit="grapheme",
    documented=True,
    link_length=23,
    images=4,
    mixed=False,
    image_bytes=16_777_216,
    image_formats=("jpeg", "png", "gif", "webp", "heic", "avif"),
    video_bytes=103_809_024,
    alt_text=1500,
)


def count(text: str) -> int:
    """Graphemes of the text with each link as 23 letters and each mention without its server."""
    shortened, at = [], 0
    for entity in rules.shortened(text):
        shortened += [text[at : entity.start], _placeholder(entity)]
        at = entity.end
    return graphemes("".join([*shortened, text[at:]]))


def pieces(text: str) -> Iterator[Piece]:
    """Links and mentions, and each grapheme between them."""
    at = 0
    for entity in rules.shortened(text):
        yield from _between(text, at, entity.start)
        yield Piece(entity.start, entity.end, len(_placeholder(entity)))
        at = entity.end
    yield from _between(text, at, len(text))


def hashtags(text: str) -> list[Entity]:
    """The hashtags that Mastodon will link."""
    return rules.hashtags(text)


def facets(text: str) -> list[Facet]:
    """Links, mentions and tags as the server finds them, offsets in code points."""
    return [facet(entity) for entity in rules.found(text)]


def _between(text: str, start: int, end: int) -> Iterator[Piece]:
    return (Piece(start + cluster.start, start + cluster.end, 1) for cluster in clusters(text[start:end]))


def _placeholder(entity: Entity) -> str:
    return "x" * 23 if entity.kind == "link" else "@" + entity.value.partition("@")[0]
