"""X: 280, weighted; a link counts 23, an emoji 2, Chinese 2 a character; four images or one video.

Source: twitter/twitter-text, config/v3.json and conformance suite (counting); xdevplatform/docs, "Media best practices"
(media); both read 2026-11-24. From memory, unverified: alt text of 1,000. Accounts that pay may write 25,000 (Buffer
help, read 2026-11-24), of which 280 show at first; a policy that knows its account is paid raises its own limit."""

from collections.abc import Iterator

from signoff.networks._facts import Limits
from signoff.networks._measure import Facet, facet
from signoff.networks._pieces import Piece
from signoff.text import Entity, twitter, weigh

LIMITS = Limits(
    text=280,
    unit="weighted",
    documented=True,
    link_length=23,
    images=4,
    mixed=False,
    image_bytes=5_000_000,
    image_formats=("jpeg", "png", "gif", "webp"),
    video_bytes=8_000_000_000,
    video_seconds=1200,
    alt_text=1000,
    fold_mobile=280,
    fold_desktop=280,
)


def count(text: str) -> int:
    """Length by weight, over the text in form NFC."""
    return weigh.length(text)


def accepts(text: str) -> bool:
    """Whether X takes it: not empty, not too long, no U+FFFE, U+FEFF or U+FFFF."""
    return weigh.weigh(text).valid


def pieces(text: str) -> Iterator[Piece]:
    """Links, emoji, and each other character; `text` should be in form NFC."""
    return weigh.single(text, weigh.pieces(text))


def first_too_many(text: str) -> int | None:
    """The offset in the text as written, although X counts its NFC form."""
    weight = weigh.weigh(text)
    if weight.length <= weight.limit:
        return None
    # What X refuses ends `fitting` too, but is no character too many.
    return weigh.place_in(text, weigh.cut(weigh.composed(text)))


def hashtags(text: str) -> list[Entity]:
    """The hashtags that X will link."""
    return twitter.hashtags(text)


def facets(text: str) -> list[Facet]:
    """Links, mentions and tags as X finds them, offsets in code points."""
    found = twitter.urls(text) + twitter.mentions(text) + twitter.hashtags(text) + twitter.cashtags(text)
    return [facet(entity) for entity in twitter.apart(found)]
