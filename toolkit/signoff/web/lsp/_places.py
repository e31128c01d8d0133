"""Places as editors count them: lines from 0, and columns in UTF-16 code units, of which most emoji have two."""

import os
import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

_LINE_END = re.compile(r"\r\n|\r|\n")
Range = dict[str, dict[str, int]]


class Lines:
    """A text by its lines, without their ends."""

    def __init__(self, text: str) -> None:
        """text: as the editor sent it."""
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines."""
        return _LINE_END.split(self.text)

    def position(self, line: int, column: int) -> dict[str, int]:
        """An editor's position. line, column: from 1, in code points; what lies outside is brought to the edge."""
        number = min(max(line, 1), len(self.lines)) - 1
        before = self.lines[number][: max(column, 1) - 1]
        return {"line": number, "character": units(before)}

    def span(self, line: int, first: int, last: int) -> Range:
        """The range of columns `first` to `last` of a line, both inside."""
        return {"start": self.position(line, first), "end": self.position(line, last + 1)}

    def offsets(self, start: int, end: int) -> Range:
        """The range of `text[start:end]`, code points."""
        return {"start": self._at(start), "end": self._at(end)}

    def _at(self, offset: int) -> dict[str, int]:
        from bisect import bisect_right

        number = bisect_right(self._starts, offset) - 1
        return self.position(number + 1, offset - self._starts[number] + 1)


def units(text: str) -> int:
    """How many UTF-16 code units a text has."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def touch(one: Any, other: Any) -> bool:
    """Whether two ranges have a place in common, an end included: a cursor behind a word is at it."""
    return _key(one["start"]) <= _key(other["end"]) and _key(other["start"]) <= _key(one["end"])


def _key(position: Any) -> tuple[int, int]:
    return position["line"], position["character"]


def path_of(uri: str) -> Path | None:
    """The file of a `file:` address, links followed; None for what is no file."""
    parts = urlsplit(uri)
    if parts.scheme != "file":
        return None
    path = unquote(parts.path)
    return Path(path[1:] if os.name == "nt" and path[2:3] == ":" else path).resolve()
