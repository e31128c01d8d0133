"""Which format a table is in: the one that was asked for, the one that its titles show, or a table of no suite."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import timedelta

import msgspec

from signoff.content.suites import _general
from signoff.content.suites._escapes import unescape
from signoff.content.suites._suite import Draft, Suite, When
from signoff.content.suites._table import Line, Row, Table
from signoff.errors import Place, Problem, Refused, listed, nearest
from signoff.registry import Registry

KINDS = Registry("signoff.content.suites", group="signoff.suites")


class Shape(msgspec.Struct, frozen=True):
    """How the rows of a table read.

    titles   what each column is called, as the format calls it;  gap: the least time between two rows
    archive  a table of no suite: a time that has passed is kept"""

    name: str
    titles: Sequence[str]
    lines: Sequence[Line]
    read: Callable[[Row], Draft]
    when: When
    gap: timedelta | None = None
    archive: bool = False

    def fault(self, line: Line, row: Row) -> str:
        """Why a row cannot be trusted at all; "" for nothing."""
        if line.fault or row.blank:
            return line.fault or "nothing stands in it"
        fields, wanted = len(line.cells), len(self.titles)
        if fields < wanted or any(cell.strip() for cell in line.cells[wanted:]):
            return f"it has {fields} {'field' if fields == 1 else 'fields'} and not {wanted}"
        return ""


def shape_of(table: Table, asked: str | None, mapping: Mapping[str, str]) -> Shape:
    """How this table reads. Raises Refused for one that fits no format, or not the one that was asked for."""
    if asked is None:
        asked = _general.NAME if mapping else _recognised(table)
    if asked == _general.NAME:
        return _of_any_table(table, mapping)
    if asked not in KINDS:
        why = f"The formats are {listed([*KINDS, _general.NAME], 'and')}."
        raise Refused(Problem(f"no format `{asked}`; {nearest(asked, KINDS)}".rstrip("; "), why=why))
    if mapping:
        raise Refused(f"`--map` is for the columns of a table of no suite; `{asked}` has its own titles")
    return _of_suite(table, asked, KINDS[asked])


def _recognised(table: Table) -> str:
    for name in KINDS:
        if KINDS[name].recognise(table.header):
            return name
    folded = {title.casefold() for title in table.header}
    for name in KINDS:
        titles = [] if hasattr(KINDS[name], "COLUMNS") else KINDS[name].TITLES
        if titles and {title.casefold() for title in titles} <= folded:
            raise Refused(*_missing(table, KINDS[name], f"It looks like {name}. Or read it with `--format table`."))
    return _general.NAME


def _of_suite(table: Table, name: str, suite: Suite) -> Shape:
    if problems := list(_missing(table, suite, f"A file of {name} has {listed(suite.TITLES, 'and')}.")):
        raise Refused(*problems)
    gap = getattr(suite, "GAP", None)
    if columns := getattr(suite, "COLUMNS", None):
        return Shape(name, columns, [table.first, *table.lines], suite.read, suite.WHEN, gap)
    return Shape(name, [_title(suite)(title) for title in table.header], table.lines, suite.read, suite.WHEN, gap)


def _of_any_table(table: Table, mapping: Mapping[str, str]) -> Shape:
    fields = _general.columns(table.name, table.header, mapping)
    unescape(table, fields["text"])
    titles = list(table.header)
    for field, column in fields.items():
        titles[column] = field
    for column, title in enumerate(titles):
        if column not in fields.values():
            titles[column] = f"column {column + 1}: {title}"  # so that it is never taken for a field
    return Shape(_general.NAME, titles, table.lines, _general.read, _general.when(fields), archive=True)


def _missing(table: Table, suite: Suite, why: str) -> Iterator[Problem]:
    """A problem for each title that a file of this format must have and this one has not."""
    title = _title(suite)
    there = {title(written) for written in table.header}
    for wanted in () if hasattr(suite, "COLUMNS") else suite.TITLES:
        if title(wanted) not in there:
            near = [written for written in table.header if written.casefold() == wanted.casefold()]
            said = (
                f"`{near[0]}` is no title of this format; did you mean `{wanted}`?" if near else f"no title `{wanted}`"
            )
            yield Problem(said, Place(table.name, table.first.line), why)


def _title(suite: Suite) -> Callable[[str], str]:
    """What the format calls a title that is written in several ways."""
    return getattr(suite, "title", None) or (lambda written: written)


def unused(shape: Shape, table: Table, rows: Sequence[Row], used: Collection[str]) -> list[str]:
    """The titles, as written, of columns in which something stands that nothing was made of; `rows`: those read."""
    filled = {title for row in rows for title in row.filled}
    written = dict(zip(shape.titles, table.header, strict=False)) if len(shape.lines) == len(table.lines) else {}
    return [written.get(title, title) for title in shape.titles if title in filled and title not in used]
