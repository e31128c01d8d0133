"""weeks: each ISO week from the first entry to now: posts started, finished, open at its end (or now); entries."""

from collections import Counter
from itertools import accumulate
from typing import Any

from signoff.insight.flow._log import SECOND, Log


def tables(log: Log) -> dict[str, Any]:
    """Weeks in order, none left out; `lead_time_median` of what the week finished, in seconds."""
    number = len(log.weeks)
    started, finished, entries = (
        _counted(log.week_numbers(at), number) for at in (log.posts["first"], log.finished["finished"], log.table["at"])
    )
    opened = (begun - done for begun, done in zip(accumulate(started), accumulate(finished), strict=True))
    names = ("week", "started", "finished", "entries", "open", "lead_time_median")
    every = zip(log.weeks, started, finished, entries, opened, medians(log), strict=True)
    return {"weeks": [dict(zip(names, row, strict=True)) for row in every]}


def _counted(numbers: Any, length: int) -> list[int]:
    times = Counter(numbers.to_list())
    return [times[number] for number in range(length)]


def medians(log: Log) -> list[float | None]:
    """Of each week, the median lead time of what it finished, in seconds; None of nothing."""
    import polars as pl

    weekly = log.finished.with_columns(log.week_numbers(log.finished["finished"]).alias("week"))
    found = weekly.group_by("week").agg(pl.col("lead").quantile(0.5, "linear") / SECOND)
    known = dict(found.iter_rows())
    return [known.get(number) for number in range(len(log.weeks))]
