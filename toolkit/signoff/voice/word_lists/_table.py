"""Rows as CSV, and CSV as rows. What a spreadsheet would run as a formula leaves with an apostrophe before it."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from signoff.content.suites import open_table
from signoff.errors import Place, Problem, SignoffError, listed, nearest
from signoff.voice.word_lists._rows import LISTS, PAIRS, Row

COLUMNS = ("list", "language", "word", "instead", "why", "except", "when", "document", "place")
BETWEEN = " | "
# What spreadsheets take for a formula. An apostrophe before it is theirs, and comes off again.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_LANGUAGE = re.compile(r"(?:[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)?")


class Refused(msgspec.Struct, frozen=True):
    """A row that says nothing that a list can hold. line: as an editor shows it."""

    line: int
    because: str


def written(found: Iterable[Row]) -> str:
    """The rows as CSV (RFC 4180, comma, CR LF), with a row of titles. `document` and `place` are for people."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_safe(cell) for cell in _cells(row)] for row in found)
    return out.getvalue()


def _cells(row: Row) -> Iterator[str]:
    when = msgspec.json.encode(row.when).decode() if row.when else ""
    place = f"{row.place.file}:{row.place.line}" if row.place else ""
    yield from (row.list, row.language, row.word, row.instead, row.why, BETWEEN.join(row.exceptions), when)
    yield from (row.document, place)


def _safe(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def read(file: str, data: bytes) -> tuple[list[tuple[int, Row]], list[Refused]]:
    """The rows of a table (.csv in any usual encoding and separator, or .xlsx), each with its line; and those refused.

    Needs the columns `list` and `word`; `document`, `place` and others are not read. Raises SignoffError for a file
    that is no table, or lacks a column."""
    table = open_table(file, data)
    titles = [title.casefold() for title in table.header]
    if missing := [name for name in ("list", "word") if name not in titles]:
        there = f"It has {listed(titles, 'and')}."
        raise SignoffError(Problem(f"no column {listed(f'`{name}`' for name in missing)}", Place(file, 1), there))
    found, refused = [], []
    for line in table.lines:
        cells = dict(zip(titles, map(_plain, line.cells), strict=False))
        try:
            found.append((line.line, _row(cells, line.fault)))
        except ValueError as error:
            refused.append(Refused(line.line, str(error)))
    return found, refused


def _plain(cell: str) -> str:
    return cell.strip()[1:] if re.match(r"\s*'+[=+\-@\t\r]", cell) else cell.strip()


def _row(cells: dict[str, str], fault: str) -> Row:
    """Raises ValueError for what no list can hold."""
    if fault:
        raise ValueError(fault)
    name, language = cells.get("list", ""), cells.get("language", "")
    if name not in LISTS:
        raise ValueError(f"no list `{name}`; {nearest(name, LISTS) or f'there are {listed(LISTS)}'}")
    if not _LANGUAGE.fullmatch(language):
        raise ValueError(f"`{language}` is no language tag, such as en or lv")
    exceptions = tuple(filter(None, (part.strip() for part in cells.get("except", "").split("|"))))
    row = Row(
        list=name, language=language, word=cells.get("word", ""), instead=cells.get("instead", ""),
        why=cells.get("why", ""), exceptions=exceptions, when=_when(cells.get("when", "")),
    )  # fmt: skip
    if said := _unfit(row):
        raise ValueError(said)
    return row


def _unfit(row: Row) -> str:
    if not row.word:
        return "there is no word"
    if row.list not in PAIRS:
        return ""
    if not row.instead:
        return f"`{row.list}` says what to write instead of `{row.word}`, and `instead` is empty"
    if not row.language:
        return f"`{row.list}` is by language, and `language` is empty"
    if more := [name for name in row.said if name != "instead"]:
        return f"`{row.list}` has no place for {listed(f'`{name}`' for name in more)}; `forbidden` has"
    return ""


def _when(cell: str) -> Any:
    if not cell:
        return None
    try:
        said = msgspec.json.decode(cell)
    except msgspec.DecodeError as error:
        raise ValueError(f'`when` is no JSON such as {{"market": "LV"}}: {error}') from None
    if not isinstance(said, dict):
        raise ValueError('`when` is a mapping such as {"market": "LV"}')
    return said
