"""Reads the first sheet of an .xlsx workbook; imported only when somebody brings one, as openpyxl takes its time."""

from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from signoff.content.suites._table import MOST_ROWS, Line
from signoff.errors import Place, Problem, Refused

MOST_UNPACKED = 200_000_000


def rows(name: str, data: bytes) -> Iterator[Line]:
    """Every row of the first sheet that has something in it; its line is the number that the sheet shows.

    Raises Refused for what is no workbook, or unpacks to more than a sensible one does."""
    from openpyxl import load_workbook

    _refuse_bombs(name, data)
    try:
        sheet = load_workbook(BytesIO(data), read_only=True, data_only=True).worksheets[0]
        sheet.reset_dimensions()
        width = 0
        for number, cells in enumerate(sheet.iter_rows(values_only=True, max_row=MOST_ROWS + 2), 1):
            written = _trimmed([_written(cell) for cell in cells])
            if written:
                width = width or len(written)
                written += [""] * (width - len(written))  # a sheet does not keep empty cells at the end of a row
                yield Line(number, written, [(number, 1)] * len(written))
    except (ValueError, KeyError, TypeError, AttributeError, OSError, IndexError, SyntaxError) as error:
        raise Refused(Problem(f"the workbook cannot be read: {error}", Place(name))) from None


def _refuse_bombs(name: str, data: bytes) -> None:
    try:
        with ZipFile(BytesIO(data)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
    except BadZipFile as error:
        raise Refused(Problem(f"the file is no workbook: {error}", Place(name))) from None
    if unpacked > MOST_UNPACKED:
        said = f"the workbook unpacks to {unpacked:,} bytes; at most {MOST_UNPACKED:,} are read"
        raise Refused(Problem(said, Place(name)))


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _written(cell: Any) -> str:
    """A cell as it would stand in a CSV; times without seconds that nobody wrote."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M:%S" if cell.second else "%Y-%m-%d %H:%M")
    if isinstance(cell, (date, time)):
        return cell.isoformat() if isinstance(cell, date) else cell.strftime("%H:%M:%S" if cell.second else "%H:%M")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).lower() if isinstance(cell, bool) else str(cell)
