"""people: what each known person did: entries, distinct posts, distinct steps. A log's order, no ranking of people."""

from typing import Any

from signoff.insight.flow._log import Log


def tables(log: Log) -> dict[str, Any]:
    """Most entries first, then by name."""
    import polars as pl

    known = log.table.filter(pl.col("person").is_not_null()).group_by("person")
    found = known.agg(
        pl.len().cast(pl.Int64).alias("entries"), pl.col("post").n_unique().cast(pl.Int64).alias("posts"),
        pl.col("step").n_unique().cast(pl.Int64).alias("steps"),
    )  # fmt: skip
    return {"people": found.sort("entries", "person", descending=[True, False]).to_dicts()}
