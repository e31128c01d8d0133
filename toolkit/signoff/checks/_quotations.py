"""Quotations that nobody is named for.

Source: the common rules of the checks, "claims.quote_unattributed"."""

import re
from collections.abc import Iterator

from signoff.checks._reading import Reading
from signoff.text import Span, paragraphs, words

FEWEST_WORDS = 5
_SAYING = re.compile(
    r"(?<!\w)(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old)|wr(?:ite|ites|ote|itten)|sak[aāi]?|sacīj\w+|teic\w*|teikt?|stāst\w*"
    r"|rakst(?:a|ām|āt|ī\w*|u)?|atzīst\w*|atzin\w*|uzsver\w*|uzsvēr\w*)(?!\w)",
    re.IGNORECASE,
)
_DASH_AND_NAME = re.compile(r"(?:[–—―]|--|(?<=\s)-)\s*[A-ZĀ-Ž]")


def unattributed(reading: Reading) -> Iterator[Span]:
    """The quotations of five words or more without a name after a dash, and without a verb of saying beside them."""
    quoted = [Span(start, end, reading.words[start:end]) for start, end in reading.quotations.ordered]
    for paragraph in paragraphs(reading.words) if quoted else ():
        inside = [one for one in quoted if paragraph.start <= one.start < paragraph.end]
        if inside and not _somebody_speaks(reading.read, paragraph, inside):
            named = [match.start() for match in _DASH_AND_NAME.finditer(reading.read, paragraph.start, paragraph.end)]
            outside = [at for at in named if not any(one.start <= at < one.end for one in inside)]
            yield from (one for one in inside if _is_long(one, reading) and not any(at >= one.end for at in outside))


def _somebody_speaks(read: str, paragraph: Span, inside: list[Span]) -> bool:
    found = _SAYING.finditer(read, paragraph.start, paragraph.end)
    return any(not any(one.start <= match.start() < one.end for one in inside) for match in found)


def _is_long(quotation: Span, reading: Reading) -> bool:
    return len(words(reading.read[quotation.start : quotation.end].replace("\ufffc", " "), ())) >= FEWEST_WORDS
