"""A piece of a text that a rule is asked about, and a place in it where a rule's pattern fits."""

from functools import cache
from typing import NamedTuple

from signoff import text
from signoff.finding import Finding
from signoff.voice._pattern import Pattern, pattern
from signoff.voice._reading import Reading

ANYWHERE = ("raw", "summary")
SCOPES = ("text", "paragraph", "sentence", *ANYWHERE)


class Block(NamedTuple):
    """A piece of a reading: `text` is what patterns see, `start` its offset (code points) in the whole text."""

    reading: Reading
    text: str
    start: int = 0

    def finding(
        self, rule: str, start: int, end: int, message: str, *, severity: str, suggestion: str | None = None
    ) -> Finding:
        """A finding at `text[start:end]` of this block."""
        shift = self.start
        return self.reading.finding(rule, start + shift, end + shift, message, severity=severity, suggestion=suggestion)


class Hit(NamedTuple):
    """Where a pattern fits: `block.text[start:end]`; `term` says which of several terms it was, "" for a lone one."""

    block: Block
    start: int
    end: int
    term: str = ""

    @property
    def match(self) -> str:
        """What stands there, in the author's own letters."""
        first = self.block.start
        return self.block.reading.words[first + self.start : first + self.end]

    def fits(self, exceptions: list[str]) -> bool:
        """Whether an exception stands inside of it, or an exception of several words around it. Source: Vale 3."""
        if not exceptions:
            return False
        within, around = _exceptions(tuple(exceptions))
        if within.fits(self.match.strip()):
            return True
        if around is None:
            return False
        reading, start = self.block.reading, self.block.start
        phrases = reading.spans(around, lambda: [phrase.span() for phrase in around.find(reading.read)])
        return phrases.hold(start + self.start, start + self.end)


def blocks(reading: Reading, scope: str) -> list[Block]:
    """The pieces of a text that a scope speaks of; none for a scope that posts do not have, such as `heading`."""
    if scope in ANYWHERE:
        return [Block(reading, reading.words if scope == "raw" else reading.read)]
    spans = {"text": text.paragraphs, "paragraph": text.paragraphs, "sentence": text.sentences}.get(scope)
    pieces = spans(reading.words) if spans else []
    return [Block(reading, reading.read[piece.start : piece.end], piece.start) for piece in pieces]


@cache
def _exceptions(exceptions: tuple[str, ...]) -> tuple[Pattern, Pattern | None]:
    longest_first = sorted(exceptions, key=len, reverse=True)
    several = [each for each in longest_first if " " in each or r"\s" in each]
    around = pattern(rf"(?i)\b(?:{'|'.join(several)})\b") if several else None
    return pattern(rf"\b(?:{'|'.join(f'(?:{each})' for each in longest_first)})\b"), around
