"""Reads CSV into rows that know where each cell stands; what a spreadsheet or a careless program does to it is kept.

Rows end in a line feed (after a carriage return or not); in a file without any, in a carriage return. A carriage
return inside a cell is a line break of its text. Lines are counted as editors do: at CR LF, LF and CR."""

import re
from collections.abc import Iterator

from signoff.content.suites._table import Line

SEPARATORS = ",;\t"
MOST_CELLS = 1_000
QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"')
BREAK = re.compile(r"\r\n|\n|\r")


def separator_of(text: str) -> str:
    """The separator of a file: whichever splits its first row into most cells."""
    return max(SEPARATORS, key=lambda sign: len(next(lines(text, sign), Line(1, [])).cells))


def lines(text: str, separator: str) -> Iterator[Line]:
    """Every row of a text, empty lines left out; a row whose quotes are wrong says so in `fault`."""
    scanner = _Scanner(text, separator)
    while scanner.at < len(text):
        line = scanner.line()
        if line.fault or line.cells != [""] or line.quoted:
            yield line


class _Scanner:
    """Walks through the text once; one per file."""

    def __init__(self, text: str, separator: str) -> None:
        self.text, self.at = text, 0
        self.end = "\n" if "\n" in text else "\r"
        self.bare = re.compile(f"[^{separator}{self.end}]*")
        self.separator = separator
        self.number, self.start, self.counted = 1, 0, 0

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset; asked in order."""
        for found in BREAK.finditer(self.text, self.counted, offset):
            self.number, self.start = self.number + 1, found.end()
        self.counted = max(self.counted, offset)
        return self.number, offset - self.start + 1

    def line(self) -> Line:
        """The next row."""
        line = Line(self.place(self.at)[0], [])
        while True:
            self.cell(line)
            if len(line.cells) > MOST_CELLS:
                self.skip(line)
                return line
            if self.text[self.at : self.at + 1] == self.separator and not line.unclosed:
                self.at += 1
                continue
            self.at += 1
            return line

    def skip(self, line: Line) -> None:
        """The rest of a row that has more cells than any table."""
        line.fault = f"it has more than {MOST_CELLS:,} cells"
        end = self.text.find(self.end, self.at)
        self.at = end + 1 if end >= 0 else len(self.text)

    def cell(self, line: Line) -> None:
        """The next cell, added to its row."""
        quoted = QUOTED.match(self.text, self.at)
        line.places.append(self.place(self.at + bool(quoted)))
        if quoted:
            line.cells.append(quoted[1].replace('""', '"'))
            line.quoted = True
            self.at = quoted.end()
        elif self.text[self.at : self.at + 1] == '"':
            self.unclosed(line)
            return
        start, self.at = self.at, self.bare.match(self.text, self.at).end()  # type: ignore[union-attr]
        rest = self.text[start : self.at]
        if self.text[self.at : self.at + 1] == "\n":
            rest = rest.removesuffix("\r")
        if not quoted:
            line.cells.append(rest)
        elif rest.strip():
            number, column = self.place(start)
            line.fault = f"a quote inside the cell is not doubled (line {number}, column {column})"

    def unclosed(self, line: Line) -> None:
        """A quote that is never closed: nobody can tell which of what follows belongs to this row."""
        number, column = line.places[-1]
        self.at = len(self.text)
        last = self.place(len(self.text.rstrip("\r\n")))[0]
        rest = f"; nothing up to line {last} can be read" if last > line.line else ""
        line.cells.append("")
        line.fault = f"the quote that opens at line {number}, column {column} is never closed{rest}"
        line.unclosed = True
