"""The networks: one file each, with what it allows and how it counts. What is here knows a Message, never a post.

    measure("bluesky", text)           its length as the network counts, and whether it is taken
    first_too_many("x", text)          the offset where a text gets too long
    KINDS["mastodon"].LIMITS.alt_text  one fact

A network's file offers LIMITS and `pieces(text)`; if it counts in a way that pieces cannot say, also `count(text)`,
`accepts(text)`, `first_too_many(text)`, `hashtags(text)` and `facets(text)`. Nothing more is asked of a plug-in."""

from typing import TYPE_CHECKING

from signoff.networks._facts import Limits, Media, Message, facts_hash
from signoff.networks._kinds import KINDS
from signoff.registry import late

if TYPE_CHECKING:
    from signoff.networks._measure import (
        Facet,
        Length,
        count,
        facets,
        first_hashtag_too_many,
        first_media_too_many,
        first_too_many,
        measure,
    )
    from signoff.networks._pieces import Piece

__getattr__ = late(
    __name__,
    Facet="_measure",
    Length="_measure",
    count="_measure",
    facets="_measure",
    first_hashtag_too_many="_measure",
    first_media_too_many="_measure",
    first_too_many="_measure",
    measure="_measure",
    Piece="_pieces",
)
__all__ = [
    "KINDS",
    "Facet",
    "Length",
    "Limits",
    "Media",
    "Message",
    "Piece",
    "count",
    "facets",
    "facts_hash",
    "first_hashtag_too_many",
    "first_media_too_many",
    "first_too_many",
    "measure",
]
