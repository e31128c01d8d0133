"""A piece of a text that a rule is asked about, and a place in it where a rule's pattern fits."""

from functools import cache
from typing import NamedTuple, Protocol

from signoff import text
from signoff.voice._memory import Memory
from signoff.voice._pattern import Pattern, pattern
from signoff.voice._reading import Reading, Spans

ANYWHERE = ("raw", "summary")
SCOPES = ("text", "paragraph", "sentence", *ANYWHERE)


class Piece(Protocol):
    """What a rule is asked about, be it a piece of a post or of a Markdown file."""

    @property
    def text(self) -> str:
        """What patterns see."""

    @property
    def memory(self) -> Memory:
        """What rules have seen in this text so far."""

    def letters(self, start: int, end: int) -> str:
        """What the author wrote at `text[start:end]`."""

    def spans(self, around: Pattern) -> Spans:
        """The places where a pattern of several words stands."""


class Block(NamedTuple):
    """A piece of a reading: `text` is what patterns see, `start` its offset (code points) in the whole text."""

    reading: Reading
    text: str
    start: int = 0

    @property
    def memory(self) -> Memory:
        """What rules have seen in this text so far."""
        return self.reading.memory

    def letters(self, start: int, end: int) -> str:
        """What the author wrote there, in their own letters."""
        return self.reading.words[self.start + start : self.start + end]

    def spans(self, around: Pattern) -> Spans:
        """The places in this block where a pattern stands in the whole text."""
        reading = self.reading
        found = reading.spans(around, lambda: [phrase.span() for phrase in around.find(reading.read)])
        return Spans((start - self.start, end - self.start) for start, end in found.ordered) if self.start else found


class Hit(NamedTuple):
    """Where a pattern fits: `block.text[start:end]`; `term` says which of several terms it was, "" for a lone one."""

    block: Piece
    start: int
    end: int
    term: str = ""

    @property
    def match(self) -> str:
        """What stands there, in the author's own letters."""
        return self.block.letters(self.start, self.end)

    def fits(self, exceptions: list[str], cased: bool = True) -> bool:
        """Whether an exception stands inside of it, or an exception of several words around it. Source: Vale 3.

        cased: whether those of several words are looked for in their own case only"""
        if not exceptions:
            return False
        within, around = but_for(tuple(exceptions), cased)
        if within.fits(self.match.strip()):
            return True
        return around is not None and self.block.spans(around).hold(self.start, self.end)


def blocks(reading: Reading, scope: str) -> list[Block]:
    """The pieces of a text that a scope speaks of; none for a scope that posts do not have, such as `heading`."""
    if scope in ANYWHERE:
        return [Block(reading, reading.words if scope == "raw" else reading.read)]
    spans = {"text": text.paragraphs, "paragraph": text.paragraphs, "sentence": text.sentences}.get(scope)
    pieces = spans(reading.words) if spans else []
    return [Block(reading, reading.read[piece.start : piece.end], piece.start) for piece in pieces]


@cache
def but_for(exceptions: tuple[str, ...], cased: bool = True) -> tuple[Pattern, Pattern | None]:
    """The exceptions as patterns: those inside of a match, and those of several words around it."""
    longest_first = sorted(exceptions, key=lambda each: len(each.encode()), reverse=True)
    own_case = [in_own_case(each) for each in longest_first]
    several = [each for each in (own_case if cased else exceptions) if " " in each or "\t" in each or r"\s" in each]
    around = pattern(rf"(?i)\b(?:{'|'.join(several)})\b") if several else None
    return pattern(rf"(?m)\b(?:{'|'.join(own_case)})\b"), around


def in_own_case(term: str) -> str:
    """A term that is not found in another case, unless it says so itself."""
    return term if term.startswith("(?i)") else f"(?-i){term}"
