"""characters: what the eye does not see: text that runs backwards, letters without width, letters of another alphabet.

    kind: checks
    severity: {characters.zero_width: warning}        # there is nothing else to set

Source: Unicode 15, UAX 9 (bidi), UTS 39 (confusables): a word that mixes alphabets is how a name is imitated."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar
from unicodedata import name

from signoff.checks._check import Check
from signoff.finding import Finding
from signoff.text import Span

if TYPE_CHECKING:
    from signoff.checks._case import Case

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")
_ZERO_WIDTH = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
_LATIN = (
    r"A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua787\uff21-\uff5a"
)
_OTHER = r"\u0370-\u03ff\u1f00-\u1fff\u2126\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"
_MIXED = re.compile(rf"(?=[^\W\d_]*[{_LATIN}])(?=[^\W\d_]*[{_OTHER}])[^\W\d_]+")
# Prefixes and units as they are written with Greek letters: μg, μm, kΩ, GΩ (SI brochure, 9th edition).
_UNIT = re.compile("μ(?:g|m|s|l|L|A|V|W|F|H|N|J|T|Pa|Hz|mol|Sv|Gy|Bq|C|K|cd|lx|rad|Ω)|[fpnμmkKMGT][ΩΩ]m?")


class Characters(Check):
    """What cannot be seen, or is not what it looks like. Runs always."""

    id: ClassVar[str] = "characters"
    severities: ClassVar = {"bidi": "error", "zero_width": "error", "confusable": "error"}
    always: ClassVar[bool] = True

    def look(self, case: "Case") -> Iterator[Finding]:
        """Each such character, and each word of two alphabets outside of links."""
        if case.reading.words.isascii():
            return
        yield from self._bidi(case)
        yield from self._zero_width(case)
        yield from self._confusable(case)

    def _bidi(self, case: "Case") -> Iterator[Finding]:
        for match in _BIDI.finditer(case.reading.shown):
            message = f"{spoken(match[0])} turns the direction of the text around it, and cannot be seen; delete it"
            yield self.found(case, "bidi", match.start(), match.end(), message)

    def _zero_width(self, case: "Case") -> Iterator[Finding]:
        for match in _ZERO_WIDTH.finditer(case.reading.shown):
            if match[0] != "\u200d" or not _inside(match.start(), case.reading.emoji):
                message = f"{spoken(match[0])} stands here and cannot be seen; delete it"
                yield self.found(case, "zero_width", match.start(), match.end(), message)

    def _confusable(self, case: "Case") -> Iterator[Finding]:
        for match in _MIXED.finditer(case.reading.shown):
            if not _UNIT.fullmatch(match[0]) and not _inside(match.start(), _links(case)):
                foreign = re.search(f"[{_OTHER}]", match[0])
                message = f"“{match[0]}” mixes alphabets: {spoken(foreign[0]) if foreign else ''} is not a Latin letter"
                yield self.found(case, "confusable", match.start(), match.end(), message)


def _links(case: "Case") -> list[Span]:
    return [Span(link.start, link.end, link.value) for link in case.reading.of_kind("link")]


def _inside(offset: int, spans: list[Span]) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def spoken(character: str) -> str:
    """A character by its number and name: U+202E RIGHT-TO-LEFT OVERRIDE."""
    return f"U+{ord(character):04X} {name(character, '')}".strip()
