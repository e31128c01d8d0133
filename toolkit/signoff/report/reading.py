"""Tables and charts in a notebook, for reading: as in our pages, in place of types, quotes and cut texts."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from polars import DataFrame

MOST_ROWS = 200


class Letter(str):
    """Text for people: a cell that ends in it shows its lines, without quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


class Sentence(Letter):
    """A sentence for people: a notebook sets it as a paragraph."""

    __slots__ = ()

    def _repr_markdown_(self) -> str:
        return str(self).replace("*", r"\*").replace("_", r"\_")


def for_reading() -> None:
    """From now on this notebook shows polars frames as tables to read, and altair charts as pictures.

    Both hold all that they are made of: a frame is still a frame. Outside a notebook only charts change."""
    from signoff.report.weekly.drawing import show_charts

    show_charts()
    formatter = _formatter()
    if formatter is not None:
        from polars import DataFrame

        formatter.for_type(DataFrame, frame_table)


def frame_table(frame: "DataFrame") -> str:
    """A data frame as an HTML table: times and lists as people write them, what is null as a dash."""
    from signoff.report.shell import table

    if frame.is_empty():
        return str(Markup("<p>{}</p>").format("Nothing."))
    numeric = [at for at, kind in enumerate(frame.dtypes) if kind.is_numeric()]
    shown = frame.head(MOST_ROWS)
    rows = [[_cell(value) for value in row] for row in shown.iter_rows()]
    heads = [name.replace("_", " ") for name in frame.columns]
    more = frame.height - shown.height
    return str(table(heads, rows, numeric)) + (f"<p>and {more} more rows</p>" if more else "")


def _cell(value: Any) -> Markup:
    if isinstance(value, float):
        return escape(f"{value:,.3f}".rstrip("0").rstrip("."))
    shown = _SHOWN.get(type(value))
    return escape(shown(value) if shown else value)


def _time(at: datetime) -> Markup:
    exact = at.isoformat(timespec="seconds")
    return Markup('<time datetime="{0}" title="{0}">{1} {2} {3}</time>').format(
        exact, f"{at:%a}", at.day, f"{at:%b %Y, %H:%M}"
    )


def _list(values: list[Any]) -> Markup:
    return Markup(", ").join(_cell(value) for value in values) if values else escape("–")


def _formatter() -> Any:
    """IPython's formatter of HTML; None outside a notebook."""
    try:
        from IPython.core.getipython import get_ipython
    except ImportError:
        return None
    shell: Any = get_ipython()
    return shell.display_formatter.formatters["text/html"] if shell else None


_SHOWN: dict[type, Callable[[Any], Any]] = {
    type(None): lambda _: "–",
    bool: lambda truth: "yes" if truth else "no",
    datetime: _time,
    date: lambda day: f"{day:%a} {day.day} {day:%b %Y}",
    list: _list,
}
