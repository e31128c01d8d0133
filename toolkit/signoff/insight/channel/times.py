"""times: the engagement of hours, weekdays, both, and types of post: detrended, then shrunk by the number of posts.

x = ln(1 + e) less the median of ln(1 + e) of the 25 posts before and the 25 after; cells by empirical Bayes; `raw_mean`
and `raw_median` are of e itself, for comparison only. paid.lift_median = exp(median x paid − median x unpaid)."""

from collections.abc import Callable, Iterator
from functools import partial
from math import exp
from typing import Any

from signoff.insight._numbers import mean, median
from signoff.insight.channel._families import Asked
from signoff.insight.channel._publication import Publication
from signoff.insight.channel._shrunk import Cells, cells_of

KeyOf = Callable[[Publication], Any]


def hour_of(zone: Any, one: Publication) -> int:
    """The hour on the wall, 0 to 23."""
    return one.at.astimezone(zone).hour


def weekday_of(zone: Any, one: Publication) -> int:
    """The weekday on the wall, 1 for Monday."""
    return one.at.astimezone(zone).isoweekday()


def hours(asked: Asked) -> Cells:
    """The cells of the hours."""
    return _cells(asked, partial(hour_of, asked.zone))


def metrics(asked: Asked) -> dict[str, Any]:
    """Engagement as it is; of each table s², τ², μ; and what was paid for, where that is known."""
    found: dict[str, Any] = {
        "engagement.posts": len(asked.engagement), "engagement.median": median(asked.engagement),
        "engagement.mean": mean(asked.engagement), "engagement.total": sum(asked.engagement),
    }  # fmt: skip
    for name, cells in _tables(asked):
        found |= {f"{name}.within_variance": cells.within, f"{name}.between_variance": cells.between,
                  f"{name}.overall": cells.overall}  # fmt: skip
    return {**found, **_paid(asked)}


def tables(asked: Asked) -> dict[str, Any]:
    """Cells in order; those without a post are left out."""
    found = {name: [_row(name, cell) for cell in cells.cells] for name, cells in _tables(asked)}
    raw: dict[int, list[float]] = {}
    for one, _ in asked.levelled:
        raw.setdefault(hour_of(asked.zone, one), []).append(one.engagement or 0.0)
    for row in found["by_hour"]:
        row |= {"raw_mean": mean(raw[row["hour"]]), "raw_median": median(raw[row["hour"]])}
    return found


def _tables(asked: Asked) -> Iterator[tuple[str, Cells]]:
    hour, weekday = partial(hour_of, asked.zone), partial(weekday_of, asked.zone)
    yield "by_hour", _cells(asked, hour)
    yield "by_weekday", _cells(asked, weekday)
    yield "by_weekday_hour", _cells(asked, lambda one: (weekday(one), hour(one)))
    if any(one.type for one in asked.publications):
        yield "by_type", _cells(asked, lambda one: one.type)


def _cells(asked: Asked, key: KeyOf) -> Cells:
    return cells_of((key(one), x) for one, x in asked.levelled)


def _row(table: str, cell: Any) -> dict[str, Any]:
    names = table.removeprefix("by_").split("_")
    keys = cell.key if len(names) > 1 else (cell.key,)
    figures = {name: getattr(cell, name) for name in ("posts", "mean", "estimate", "low", "high")}
    return {**dict(zip(names, keys, strict=True)), **figures}


def _paid(asked: Asked) -> dict[str, Any]:
    if asked.unpaid or all(one.paid is None for one in asked.publications):
        return {}
    every = [one.paid for one in asked.publications]
    sides = {side: median(x for one, x in asked.levelled if one.paid is side) for side in (True, False)}
    both = None not in sides.values()
    return {
        "paid.paid": every.count(True), "paid.unpaid": every.count(False), "paid.unknown": every.count(None),
        "paid.lift_median": exp(sides[True] - sides[False]) if both else None,  # type: ignore[operator]
    }  # fmt: skip
