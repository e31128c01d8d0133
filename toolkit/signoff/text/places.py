"""Where something stands: offsets in code points to lines and columns, and a text cut into lines and paragraphs."""

import re
from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\n|\r")
_LINE = re.compile(r"[^\r\n]+")
_BLANK_LINES = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\s*")


class Span(NamedTuple):
    """A piece of a text, with its place in it in code points. `text[start:end] == value`, always."""

    start: int
    end: int
    value: str


class LineIndex:
    """Lines and columns of one text, found once and asked often.

    A line ends at LF, CR LF or CR; the line end belongs to the line that it ends."""

    def __init__(self, text: str) -> None:
        """Looks through `text` once."""
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of the code point at `offset`, both counted from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int = 1) -> int:
        """The other way: the offset of a place. Raises IndexError for a line that is not there."""
        if line < 1:
            raise IndexError(line)
        return self._starts[line - 1] + column - 1


def lines(text: str) -> list[Span]:
    """The lines that hold anything, without their ends."""
    return [Span(match.start(), match.end(), match[0]) for match in _LINE.finditer(text)]


def paragraphs(text: str) -> list[Span]:
    """The pieces between blank lines, without the white space around them."""
    cuts = [(0, 0), *(match.span() for match in _BLANK_LINES.finditer(text)), (len(text), len(text))]
    pieces = (trimmed(text, end, start) for (_, end), (start, _) in pairwise(cuts))
    return [piece for piece in pieces if piece.value]


def trimmed(text: str, start: int, end: int) -> Span:
    """`text[start:end]` without white space at either edge."""
    value = text[start:end]
    start += len(value) - len(value.lstrip())
    value = value.strip()
    return Span(start, start + len(value), value)
