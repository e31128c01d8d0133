"""Figures on a terminal: lengths of time and shares in words, tables in columns, the first ten rows of each."""

from collections.abc import Iterator, Sequence
from typing import Any

MOST_ROWS = 10
OF_TIME = ("_s", "seconds", "_median", "_mean", "_p90")
SHARES = ("share", ".share", "share_open", "jaccard")


def lines_of(document: dict[str, Any]) -> Iterator[str]:
    """The document of `signoff insight`, line by line."""
    width = max(map(len, document["metrics"]), default=0)
    for name, metric in document["metrics"].items():
        yield f"{name:<{width}}  {_figure(name, metric['value'], of_time=metric['unit'] == 's')}"
    for name, table in document["tables"].items():
        yield f"\n{name}"
        yield from _table(table["rows"]) if table["rows"] else ["   nothing"]


def _table(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    names = list(rows[0])
    cells = [names, *([_cell(name, row[name]) for name in names] for row in rows[:MOST_ROWS])]
    widths = [max(len(line[place]) for line in cells) for place in range(len(names))]
    right = [isinstance(rows[0][name], (int, float)) for name in names]
    for line in cells:
        parts = zip(line, widths, right, strict=True)
        yield (
            "   "
            + "  ".join(cell.rjust(width) if figure else cell.ljust(width) for cell, width, figure in parts).rstrip()
        )
    if len(rows) > MOST_ROWS:
        yield f"   … and {len(rows) - MOST_ROWS:,} more; `--json` has all"


def _padded(cell: str, width: int, figure: bool) -> str:
    return cell.rjust(width) if figure else cell.ljust(width)


def _cell(name: str, value: Any) -> str:
    of_time = name.endswith(OF_TIME) and not name.startswith("raw_") and isinstance(value, (int, float))
    return _figure(name, value, of_time)


def _figure(name: str, value: Any, of_time: bool) -> str:
    from signoff.clock import spoken

    if value is None:
        return "unknown"
    if isinstance(value, list):
        return " › ".join(map(str, value))
    if of_time:
        return spoken(round(value) if value < 3600 else round(value / 60) * 60)
    if name.endswith(SHARES) or ".within." in name:
        return f"{100 * value:.1f} %"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
    return f"{value:,}" if isinstance(value, int) else str(value)
