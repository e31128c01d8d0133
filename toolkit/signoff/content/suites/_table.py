"""A table that was read: its titles, and rows whose cells know where they stand."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from signoff.content._post import Text

MOST_ROWS = 100_000


class Notice(NamedTuple):
    """Something to know about an import. `line` is that of the file as an editor shows it; 0 for the whole file."""

    line: int
    because: str


class Line(msgspec.Struct):
    """One row as it stands in the file. `fault` says why it cannot be trusted."""

    line: int
    cells: list[str]
    places: list[tuple[int, int]] = []
    fault: str = ""
    quoted: bool = False
    unclosed: bool = False


class Table(msgspec.Struct):
    """A whole file: the first row apart, as it holds the titles in all formats but two."""

    name: str
    first: Line
    lines: list[Line]
    notices: list[Notice] = []

    @property
    def header(self) -> list[str]:
        """The titles, without blanks around them and without empty ones at the end."""
        titles = [cell.strip() for cell in self.first.cells]
        while titles and not titles[-1]:
            titles.pop()
        return titles


class Row:
    """One row by the titles of its format. It remembers which titles were asked for: the others carry nothing over."""

    def __init__(self, line: Line, titles: Sequence[str], used: set[str]) -> None:
        """titles: what each column is called, as the format calls it; `used` is shared by all rows of a table."""
        self.line, self.used = line.line, used
        self._cells: dict[str, str] = {}
        self._places: dict[str, tuple[int, int]] = {}
        for title, cell, place in zip(titles, line.cells, line.places, strict=False):
            self._cells.setdefault(title, cell)
            self._places.setdefault(title, place)

    def __getitem__(self, title: str) -> str:
        """What stands under a title, without blanks around it; "" where there is no such column."""
        self.used.add(title)
        return self._cells.get(title, "").strip()

    def words(self, title: str) -> Text:
        """A post's text as the cell has it, with LF line ends and no blank lines around; it knows its places."""
        self.used.add(title)
        line, column = self._places.get(title, (self.line, 1))
        words = self._cells.get(title, "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        places = [(line + number, column if number == 0 else 1) for number in range(len(words))]
        full = [number for number, each in enumerate(words) if each.strip(" \t")] or [0]
        kept = slice(full[0], full[-1] + 1)
        return Text("\n".join(words[kept]), tuple(places[kept]))

    @property
    def filled(self) -> set[str]:
        """The titles under which something stands."""
        return {title for title, cell in self._cells.items() if cell.strip()}

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.filled


def split(cell: str, sign: str = ",") -> tuple[str, ...]:
    """The parts of a cell that holds several, in order, without blanks around them."""
    return tuple(part.strip() for part in cell.split(sign) if part.strip())
