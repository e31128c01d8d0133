"""variants: the distinct sequences of steps, and how many posts took each."""

from typing import TYPE_CHECKING, Any

from signoff.insight.flow._log import Log

if TYPE_CHECKING:
    from polars import DataFrame


def metrics(log: Log) -> dict[str, Any]:
    """How many there are."""
    return {"variants": _ways(log).height}


def tables(log: Log) -> dict[str, Any]:
    """Most posts first, then by steps."""
    rows = _ways(log).to_dicts()
    return {"variants": sorted(rows, key=lambda row: (-row["posts"], row["steps"]))}


def _ways(log: Log) -> "DataFrame":
    import polars as pl

    way = log.table.group_by("post", maintain_order=True).agg(pl.col("step").alias("steps"))
    return way.group_by("steps").agg(pl.len().cast(pl.Int64).alias("posts"))
