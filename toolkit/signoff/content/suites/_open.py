"""Opens a table: a CSV in whatever encoding and separator, or an .xlsx workbook. The first bytes tell, not the name."""

import codecs
from itertools import islice

from signoff.content.suites._csv import lines, separator_of
from signoff.content.suites._table import MOST_ROWS, Line, Notice, Table
from signoff.errors import Place, Problem, Refused

MOST_BYTES = 50_000_000
WORKBOOK = b"PK\x03\x04"
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Windows-1252 where it has a letter, Latin-1 for the five bytes that it lacks.
WINDOWS = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
LATIN1 = (
    "the file is not UTF-8; it was read as Windows-1252, and as Latin-1 the bytes that it lacks. "
    "If letters look wrong, save it as UTF-8."
)


def open_table(name: str, data: bytes) -> Table:
    """The rows of a file. Raises Refused for one that is too large, empty, or no table at all."""
    if len(data) > MOST_BYTES:
        raise Refused(Problem(f"the file has {len(data):,} bytes; at most {MOST_BYTES:,} are read", Place(name)))
    notices: list[Notice] = []
    found = _workbook(name, data) if data.startswith(WORKBOOK) else _csv(data, notices)
    if not found:
        raise Refused(Problem("the file is empty", Place(name)))
    if len(found) > MOST_ROWS + 1:
        raise Refused(Problem(f"it has more than {MOST_ROWS:,} rows; split it", Place(name)))
    if found[0].fault:
        raise Refused(Problem(f"its first row cannot be read: {found[0].fault}", Place(name, found[0].line)))
    return Table(name, found[0], found[1:], notices)


def _workbook(name: str, data: bytes) -> list[Line]:
    from signoff.content.suites._workbook import rows  # openpyxl only for those who bring a workbook

    return list(rows(name, data))


def _csv(data: bytes, notices: list[Notice]) -> list[Line]:
    text = _decoded(data, notices)
    return list(islice(lines(text, separator_of(text)), MOST_ROWS + 2))


def _decoded(data: bytes, notices: list[Notice]) -> str:
    if data.startswith(UTF16):
        notices.append(Notice(0, "the file is UTF-16"))
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        notices.append(Notice(0, LATIN1))
        return data.decode("latin-1").translate(WINDOWS)
