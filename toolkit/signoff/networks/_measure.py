"""Measuring a text against a network: the same few questions, whichever network it is."""

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import msgspec

from signoff.networks._facts import Limits, Message
from signoff.networks._kinds import KINDS
from signoff.networks._pieces import size
from signoff.text import Entity, entities


class Facet(msgspec.Struct, frozen=True):
    """A link, mention or tag as the network makes it clickable; offsets in the network's own unit."""

    type: str  # link, mention or tag
    start: int
    end: int
    value: str


def facet(entity: Entity) -> Facet:
    """An entity in the networks' words: hashtags and cashtags are tags, and a cashtag keeps its sign."""
    kind = "tag" if entity.kind in ("hashtag", "cashtag") else entity.kind
    value = f"${entity.value}" if entity.kind == "cashtag" else entity.value
    return Facet(kind, entity.start, entity.end, value)


class Length(msgspec.Struct, frozen=True, kw_only=True):
    """What a network makes of a text."""

    length: int  # in `unit`
    limit: int
    unit: str
    valid: bool  # would the network take it?
    bytes: int  # UTF-8
    facets: tuple[Facet, ...] = ()


def measure(network: str, text: str) -> Length:
    """Length, validity and facets of `text` on `network`. Raises KeyError for a network that nobody knows."""
    limits = _module(network).LIMITS
    return Length(
        length=count(network, text),
        limit=limits.text,
        unit=limits.unit,
        valid=_accepts(network, text),
        bytes=size(text),
        facets=facets(network, text),
    )


def count(network: str, text: str) -> int:
    """The length of `text` as `network` counts."""
    counted: int = _asked(network, "count", _sum_of_pieces)(text)
    return counted


def facets(network: str, text: str) -> tuple[Facet, ...]:
    """What becomes clickable, where the network's rules for it are known; else nothing."""
    found: tuple[Facet, ...] = tuple(_asked(network, "facets", lambda _: lambda _: ())(text))
    return found


def first_too_many(network: str, text: str) -> int | None:
    """The offset, in code points, of the first character, link or emoji too many; None when all of it fits."""
    limits = _module(network).LIMITS
    if len(text) * 8 <= min(limits.text, limits.text_bytes or limits.text):
        return None  # nothing counts a character more than sixfold (`x.co` is 23), and most posts are far from it
    place: int | None = _asked(network, "first_too_many", _first_piece_too_many)(text)
    return place


def first_hashtag_too_many(network: str, text: str) -> Entity | None:
    """The first hashtag over what the network takes; None when it has no limit or all of them fit."""
    limit = _module(network).LIMITS.hashtags
    if limit is None:
        return None
    tags: list[Entity] = _asked(network, "hashtags", lambda _: _hashtags)(text)
    return tags[limit] if len(tags) > limit else None


def first_media_too_many(network: str, message: Message) -> int | None:
    """The position, from 0, of the first picture or film that the network does not take; None when all are taken."""
    limits: Limits = _module(network).LIMITS
    allowed = {"image": limits.images, "video": limits.videos}
    seen = {"image": 0, "video": 0}
    for position, media in enumerate(message.media):
        seen[media.kind] += 1
        most = allowed[media.kind]
        if (most is not None and seen[media.kind] > most) or (not limits.mixed and all(seen.values())):
            return position
    return None


def _module(network: str) -> Any:
    return KINDS[network]


def _asked(network: str, question: str, otherwise: Callable[[ModuleType], Any]) -> Any:
    module = _module(network)
    return getattr(module, question, None) or otherwise(module)


def _accepts(network: str, text: str) -> bool:
    accepted: bool = _asked(network, "accepts", lambda _: lambda text: first_too_many(network, text) is None)(text)
    return accepted


def _sum_of_pieces(module: Any) -> Callable[[str], int]:
    return lambda text: sum(piece.length for piece in module.pieces(text))


def _first_piece_too_many(module: Any) -> Callable[[str], int | None]:
    return lambda text: next(_too_many(module, text), None)


def _too_many(module: Any, text: str) -> Iterator[int]:
    limits: Limits = module.LIMITS
    length = bytes_so_far = 0
    for piece in module.pieces(text):
        length += piece.length
        bytes_so_far += size(text[piece.start : piece.end]) if limits.text_bytes else 0
        if length > limits.text or (limits.text_bytes and bytes_so_far > limits.text_bytes):
            yield piece.start


def _hashtags(text: str) -> list[Entity]:
    return [entity for entity in entities(text) if entity.kind == "hashtag"]
