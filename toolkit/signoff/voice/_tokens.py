"""What stands in a post like a word or a mark and is none: RT, the colon of a label or a name, a decade.

    "RT @anna: LIVE: The 1990s"      `RT @anna:`, the colon after LIVE, and 1990s
Rules made for prose take `@anna: The` for a sentence after a colon, and 1990s for seconds."""

import re
from collections.abc import Iterable, Iterator

from signoff.text import Entity

MOST_WORDS = 2
_RETWEET = re.compile(r"\bRT[ \t]+\Z")
_COLON = re.compile(r":(?=\s)")
_BEGUN = re.compile(r"(?:[.!?…|•–—]\s|[\n\r])[^.!?…|•–—\n\r]*\Z")
_GREAT = re.compile(r"(?:[^\W\d_a-z]|\d)[\w.'’&-]*\Z")
_DECADE = re.compile(r"(?<![\w.,])(?:(?:1\d|20)\d0s|(?<=[^\w\s.,])\d0s)(?!\w)")
NUMBER = re.compile(r"\d[\d.,]*[^\W\d_]+")


def tokens(words: str, entities: Iterable[Entity]) -> Iterator[tuple[int, int]]:
    """Start and end of each, in no order; they may overlap."""
    ends = set()
    for entity in entities:
        ends.add(entity.end)
        retweet = _RETWEET.search(words, max(0, entity.start - 8), entity.start)
        if entity.kind == "mention" and retweet:
            yield retweet.start(), entity.end + words.startswith(":", entity.end)
    for colon in _COLON.finditer(words):
        if colon.start() in ends or _is_label(words, colon.start()):
            yield colon.span()
    if "0s" in words:
        yield from (decade.span() for decade in _DECADE.finditer(words))


def _is_label(words: str, colon: int) -> bool:
    """Whether what stands before a colon is a name, or a few words at the start of a sentence or after `RT @anna:`."""
    before = words[max(0, colon - 80) : colon]
    if _GREAT.search(before):
        return True
    begun = _BEGUN.search(before)
    said = begun[0][1:] if begun else before if colon <= 80 else "so far from any start: no label"
    return len(re.sub(r".*:\s", "", said).split()) <= MOST_WORDS
