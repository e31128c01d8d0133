"""Turns a table into posts, row by row; everything is decided before anything is written."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from signoff.content.suites._accounts import Accounts
from signoff.content.suites._dates import order_of
from signoff.content.suites._open import MOST_BYTES, open_table
from signoff.content.suites._plan import ImportPlan, Refusal, Taken
from signoff.content.suites._rows import Reader, Setting
from signoff.content.suites._shape import Shape, shape_of, unused
from signoff.content.suites._table import Notice, Row, Table
from signoff.errors import Place, Problem, Refused, listed, nearest
from signoff.networks import KINDS as NETWORKS
from signoff.policy import read_file

NOBODY = "import"


def read_table(
    source: Path | bytes,
    *,
    name: str = "",
    format: str | None = None,  # noqa: A002
    mapping: Mapping[str, str] | None = None,
    channel: str = "",
    network: str = "",
    accounts: Mapping[str, Any] | None = None,
    date_order: str | None = None,
    zone: str = "UTC",
    zones: Mapping[str, str] | None = None,
    now: datetime | None = None,
    author: str = NOBODY,
    people: Collection[str] | None = None,
    assets: Collection[str] = (),
) -> ImportPlan:
    """What importing a CSV or workbook would give. Nothing is written, whatever the file holds.

    source      a path, or bytes with the `name` that messages use
    format      a suite's name, or "table"; left out, it is recognised by the titles
    mapping     field to column title, for a table of no suite;  date_order: dmy, mdy or ymd
    accounts    the workspace's channels by name, people: its people; None where there is no workspace
    zone        the workspace's;  zones: of channels with one of their own;  now: aware; None: no time has passed
    Raises      Refused where the whole file cannot be taken: no format fits, the order of its dates or its channel is
                not said, or a name is not there."""
    said = Accounts(accounts, channel, network)
    said.check()
    if people is not None and author not in people:
        raise Refused(f"no person `{author}`; {nearest(author, people)}".rstrip("; "))
    table = open_table(name or str(source), read_file(source, MOST_BYTES) if isinstance(source, Path) else source)
    shape = shape_of(table, format, mapping or {})
    return _plan(table, shape, Setting(said, author, zone, zones or {}, now, assets, table.name), date_order)


def _plan(table: Table, shape: Shape, setting: Setting, date_order: str | None) -> ImportPlan:
    used: set[str] = set()
    rows = [Row(line, shape.titles, used) for line in shape.lines]
    faults = [shape.fault(line, row) for line, row in zip(shape.lines, rows, strict=True)]
    reader = Reader(shape, setting, _order(shape, rows, faults, date_order))
    results = [Refusal(row.line, fault) if fault else reader.take(row) for row, fault in zip(rows, faults, strict=True)]
    if rows and not reader.names_channels and not (setting.accounts.channel or setting.accounts.network):
        raise Refused(Problem("the file names no channel", Place(table.name), _how_to_say_it(setting)))
    notices = [*table.notices, *_in_all(reader, setting), *reader.notices]
    return ImportPlan(
        format=shape.name,
        rows=len(rows),
        taken=tuple(_in_file(each, table.name) for each in results if isinstance(each, Taken)),
        refused=tuple(each for each in results if isinstance(each, Refusal)),
        notices=tuple(sorted(notices, key=lambda notice: notice.line)),
        unused=tuple(unused(shape, table, [row for row, fault in zip(rows, faults, strict=True) if not fault], used)),
    )


def _how_to_say_it(setting: Setting) -> str:
    if setting.accounts.known is not None:
        return f"Say which it is for, with `--channel` and one of {listed(setting.accounts.known)}."
    return f"Say which network it is for, with `--network` and one of {listed(NETWORKS)}."


def _in_file(taken: Taken, name: str) -> Taken:
    """The post, knowing the table that it stands in: its places are lines and columns of that."""
    return msgspec.structs.replace(taken, post=msgspec.structs.replace(taken.post, file=name))


def _order(shape: Shape, rows: Sequence[Row], faults: Sequence[str], given: str | None) -> str:
    """The order of the dates: the format's own, the one that was said, or the only one that fits."""
    days = [(row.line, shape.when.day_of(row)) for row, fault in zip(rows, faults, strict=True) if not fault]
    return order_of([] if shape.when.order else days, given)


def _in_all(reader: Reader, setting: Setting) -> Iterator[Notice]:
    """What concerns the file as a whole."""
    if reader.zones:
        yield Notice(0, f"the file has no zone: its times were read in {' and '.join(sorted(reader.zones))}")
    if reader.passed:
        said = "time has" if reader.passed == 1 else "times have"
        yield Notice(0, f"{reader.passed:,} {said} passed: kept as they are; nothing goes out late for it")
