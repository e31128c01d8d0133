"""Plain rows as polars data frames: every column typed, also of no rows; times aware, in one zone."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from polars import DataFrame

TEXT, LIST, NUMBERS, TIME, DAY, WHOLE, REAL, TRUTH = (
    "text", "list", "numbers", "time", "day", "whole", "real", "truth",
)  # fmt: skip


def frame(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str], zone: str) -> "DataFrame":
    """A data frame of these columns, in their order.

    rows      by column; what is left out is null;  columns: name and kind (TEXT, TIME …)
    zone      the IANA name that its times are shown in"""
    import polars

    rows, types = list(rows), _types(polars)
    made = polars.DataFrame(
        [polars.Series(name, [_plain(row.get(name)) for row in rows], types[kind]) for name, kind in columns.items()]
    )
    times = [name for name, kind in columns.items() if kind == TIME]
    return made.with_columns(polars.col(times).dt.replace_time_zone("UTC").dt.convert_time_zone(zone) if times else [])


def columns_of(kind: Any) -> dict[str, str]:
    """The columns of a msgspec Struct whose fields are plain: their names, and kinds by their types."""
    return {field.name: _kind(field.type) for field in msgspec.structs.fields(kind)}


def rows_of(structs: Iterable[Any]) -> list[dict[str, Any]]:
    """Structs as rows."""
    return [{name: getattr(one, name) for name in one.__struct_fields__} for one in structs]


def _kind(annotation: Any) -> str:
    said = str(annotation)
    if "datetime.datetime" in said:
        return TIME
    if "datetime.date" in said:
        return DAY
    if said.startswith("tuple"):
        return NUMBERS if "int" in said else LIST
    plain = {bool: TRUTH, int: WHOLE, float: REAL}
    return plain.get(annotation, REAL if "float" in said else WHOLE if "int" in said else TEXT)


def _types(polars: Any) -> dict[str, Any]:
    return {
        TEXT: polars.String, LIST: polars.List(polars.String), NUMBERS: polars.List(polars.Int64),
        TIME: polars.Datetime("us"), DAY: polars.Date, WHOLE: polars.Int64, REAL: polars.Float64,
        TRUTH: polars.Boolean,
    }  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None)
    return value if isinstance(value, date) else list(value) if isinstance(value, tuple) else value
