"""A post's text, looked at once: entities, words, sentences, emoji, lines, all with offsets in code points."""

from signoff.text.characters import clusters, emoji, graphemes
from signoff.text.entity import Entity, end_of_link, entities
from signoff.text.places import LineIndex, Span, lines, paragraphs
from signoff.text.prose import sentences, without, words

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
