"""Words and sentences, as the voice rules and the checks count them.

A word is letters, digits, ' and -; links, mentions, hashtags and emoji are none. A sentence ends at a line's end, or at
`. ! ? …` before white space, save for a full stop after a digit (`30. novembrī`) or in `plkst.`, `Dr.`, `No.`, `Nr.`"""

import re
from collections.abc import Sequence
from itertools import pairwise

from signoff.text.entity import Entity, entities
from signoff.text.marks import MARKS
from signoff.text.places import Span, lines, trimmed

_WORD = re.compile(rf"[^\W_][{MARKS}]*(?:['’-]*[^\W_][{MARKS}]*)*")
_END = re.compile(r"[.!?…](?=\s|$)")
# `No.` with a capital only: "They said no. We went home" is two sentences.
_ABBREVIATION = re.compile(r"(?:\d|\b(?:[Pp]lkst|[Dd]r|No|[Nn]r))\Z")


def words(text: str, known: Sequence[Entity] | None = None) -> list[Span]:
    """The words of `text`, in order. `known`: its entities, where the caller has them already."""
    known = entities(text) if known is None else known
    if not known:
        return [Span(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]
    # Blanked out and not cut out, so that every offset stays the text's own.
    return [Span(match.start(), match.end(), match[0]) for match in _WORD.finditer(without(text, known))]


def without(text: str, known: Sequence[Entity]) -> str:
    """`text` with a space for each code point of its entities: as long as it was, every other offset unchanged."""
    pieces, at = [], 0
    for entity in known:
        pieces += [text[at : entity.start], " " * (entity.end - entity.start)]
        at = entity.end
    return "".join([*pieces, text[at:]])


def sentences(text: str) -> list[Span]:
    """The sentences of `text`, in order, without the white space around them; no line shares a sentence."""
    return [sentence for line in lines(text) for sentence in _of_line(text, line)]


def _of_line(text: str, line: Span) -> list[Span]:
    cuts = [line.start, *(end for end in _ends(text, line)), line.end]
    pieces = (trimmed(text, start, end) for start, end in pairwise(cuts))
    return [piece for piece in pieces if piece.value]


def _ends(text: str, line: Span) -> list[int]:
    found = _END.finditer(text, line.start, line.end)
    return [match.end() for match in found if not (match[0] == "." and _is_abbreviated(text, line, match.start()))]


def _is_abbreviated(text: str, line: Span, stop: int) -> bool:
    return bool(_ABBREVIATION.search(text, max(line.start, stop - 6), stop))
