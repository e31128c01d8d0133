"""A post's text, looked at once: entities, words, sentences, emoji, lines, all with offsets in code points."""

from typing import TYPE_CHECKING

from signoff.registry import late
from signoff.text.entity import Entity, end_of_link, entities

if TYPE_CHECKING:
    from signoff.text.characters import clusters, emoji, graphemes
    from signoff.text.places import LineIndex, Span, lines, paragraphs
    from signoff.text.prose import sentences, without, words

__getattr__ = late(
    __name__,
    clusters="characters",
    emoji="characters",
    graphemes="characters",
    LineIndex="places",
    Span="places",
    lines="places",
    paragraphs="places",
    sentences="prose",
    without="prose",
    words="prose",
)
__all__ = [
    "Entity",
    "LineIndex",
    "Span",
    "clusters",
    "emoji",
    "end_of_link",
    "entities",
    "graphemes",
    "lines",
    "paragraphs",
    "sentences",
    "without",
    "words",
]
