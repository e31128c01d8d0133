"""deadlines: posts with `due`; met: finished at or before it; missed: finished later, or open past it; the rest pend.

worked_past: posts with `due` whose last entry is later."""

from typing import Any

from signoff.insight.flow._log import Log, micros


def metrics(log: Log) -> dict[str, Any]:
    """Numbers of posts."""
    import polars as pl

    due, finished = pl.col("due"), pl.col("finished")
    dated = log.posts.filter(due.is_not_null())
    met = dated.filter(finished <= due).height
    late = (finished > due) | (finished.is_null() & (due < micros(log.now)))
    missed = dated.filter(late).height
    return {
        "deadlines.set": dated.height, "deadlines.met": met, "deadlines.missed": missed,
        "deadlines.pending": dated.height - met - missed,
        "deadlines.worked_past": dated.filter(pl.col("last") > due).height,
    }  # fmt: skip
