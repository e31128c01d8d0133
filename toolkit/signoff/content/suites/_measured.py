"""Performance figures out of any table: which publication, when it was published, what it achieved.

    read_metrics(Path("figures.csv"), {"link": "url", "at": "created_at", "engagement": "replies+retweets"}, "UTC")

Source: the contract of `signoff import metrics`."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from math import isfinite
from pathlib import Path

import msgspec

from signoff.clock import at
from signoff.clock import zone as zone_of
from signoff.content.suites._dates import order_of
from signoff.content.suites._open import LATIN1, MOST_BYTES, open_table
from signoff.content.suites._plan import Refusal
from signoff.content.suites._suite import BadRow, When
from signoff.content.suites._table import Line, Notice, Row, Table
from signoff.errors import Place, Problem, Refused, listed, nearest
from signoff.policy import read_file

NEEDED, WELCOME = ("link", "at", "engagement"), ("text", "type", "paid")
PAID = {"1": True, "0": False, "": None}
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
WHEN = When("at", needed=True, halves=True)
MOST_LETTERS = 100_000


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """One publication as one row tells of it. engagement, paid: None where the row does not know."""

    line: int
    link: str
    at: datetime
    engagement: float | None
    text: str = ""
    type: str = ""
    paid: bool | None = None


class Measures(msgspec.Struct, frozen=True):
    """A whole table. rows: how many there were;  garbled: whether its letters beyond ASCII are a guess."""

    rows: int
    taken: tuple[Measured, ...]
    refused: tuple[Refusal, ...]
    notices: tuple[Notice, ...]
    garbled: bool


def read_metrics(source: Path, mapping: Mapping[str, str], zone: str, date_order: str | None = None) -> Measures:
    """The publications that a table tells of, and each row that cannot be read with the reason.

    mapping   field to column;  `engagement` may add columns: `A+B+C`, unless one has that very title
    zone      of times without an offset;  date_order: dmy, mdy or ymd, where numbers read two ways
    Raises    Refused for a field or column that is not there, and where the order of the dates must be said."""
    table = open_table(str(source), read_file(source, MOST_BYTES))
    columns = {field: _columns(table, field, title) for field, title in mapping.items()}
    if missing := [field for field in NEEDED if field not in columns]:
        said = f"`--map {missing[0]}=COLUMN` is missing"
        raise Refused(
            Problem(said, Place(table.name), f"There is {_shown(table)}; {listed(NEEDED, 'and')} are needed.")
        )
    rows = [_row(line, columns) for line in table.lines]
    whole = [bool(not line.fault and len(line.cells) >= len(table.header)) for line in table.lines]
    order = order_of([(row.line, WHEN.day_of(row)) for row, fine in zip(rows, whole, strict=True) if fine], date_order)
    results = [_take(line, row, len(table.header), order, zone) for line, row in zip(table.lines, rows, strict=True)]
    return Measures(
        len(rows),
        tuple(one for one in results if isinstance(one, Measured)),
        tuple(one for one in results if isinstance(one, Refusal)),
        tuple(table.notices),
        any(notice.because == LATIN1 for notice in table.notices),
    )


def _columns(table: Table, field: str, title: str) -> tuple[int, ...]:
    """The places of the columns that a field is made of."""
    if field not in (*NEEDED, *WELCOME):
        said = f"no field `{field}`; {nearest(field, (*NEEDED, *WELCOME))}".rstrip("; ")
        raise Refused(Problem(said, why=f"The fields are {listed((*NEEDED, *WELCOME), 'and')}."))
    titles = [title] if title in table.header or field != "engagement" else title.split("+")
    for one in (each.strip() for each in titles):
        if one not in table.header:
            said = f"no column `{one}`; {nearest(one, table.header)}".rstrip("; ")
            raise Refused(Problem(said, Place(table.name), f"There is {_shown(table)}."))
    return tuple(table.header.index(one.strip()) for one in titles)


def _shown(table: Table) -> str:
    return listed((f"`{title}`" for title in table.header if title), "and")


def _row(line: Line, columns: Mapping[str, Sequence[int]]) -> Row:
    """A row by the names of the fields; the parts of the engagement are joined by a sign that no number holds."""
    cells = {field: [line.cells[place] for place in places if place < len(line.cells)]
             for field, places in columns.items()}  # fmt: skip
    return Row(
        Line(line.line, ["\0".join(one) for one in cells.values()], [(line.line, 1)] * len(cells)), list(cells), set()
    )


def _take(line: Line, row: Row, width: int, order: str, zone: str) -> Measured | Refusal:
    """What a row says, or every reason why it cannot be taken."""
    if line.fault or not any(cell.strip() for cell in line.cells):
        return Refusal(row.line, line.fault or "nothing stands in it")
    if len(line.cells) < width:
        return Refusal(row.line, f"it has {len(line.cells)} fields and not {width}")
    reasons: list[str] = []
    link, when = row["link"], _moment(row, order, zone, reasons)
    engagement = _sum(row["engagement"], reasons)
    if not link:
        reasons.append("it does not say which publication it is about")
    if row["paid"] not in PAID:
        reasons.append(f"`{row['paid']}` does not say whether it was paid for; it is 1, 0 or empty")
    if reasons or when is None:
        return Refusal(row.line, "; ".join(reasons))
    return Measured(
        line=row.line, link=link, at=when, engagement=engagement, text=row.words("text").words[:MOST_LETTERS],
        type=row["type"], paid=PAID[row["paid"]],
    )  # fmt: skip


def _moment(row: Row, order: str, zone: str, reasons: list[str]) -> datetime | None:
    try:
        return at(WHEN.read(row, order), zone_of(zone))
    except (BadRow, ValueError) as error:
        reasons.append(str(error))
        return None


def _sum(cell: str, reasons: list[str]) -> float | None:
    """The sum of the parts; None where one of them is empty, as unknown is not nothing."""
    parts = [part.strip() for part in cell.split("\0")]
    wrong = [part for part in parts if part and not (NUMBER.fullmatch(part) and isfinite(float(part)))]
    reasons.extend(f"`{part}` is no number" for part in wrong)
    return None if wrong or not all(parts) else sum(map(float, parts))
