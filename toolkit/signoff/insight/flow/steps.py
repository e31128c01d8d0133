"""steps: each step's entries, posts, rework, self-loops and sojourn.

Sojourn of an entry: its time less that of the entry before it in the post, waiting and work together.
The first has none."""

from typing import Any

from signoff.insight.flow._log import SECOND, Log


def tables(log: Log) -> dict[str, Any]:
    """Most entries first, then by name; sojourns in seconds."""
    import polars as pl

    sojourn = (pl.col("at") - pl.col("before_at")) / SECOND
    found = log.entries.group_by("step").agg(
        pl.len().cast(pl.Int64).alias("entries"), pl.col("post").n_unique().cast(pl.Int64).alias("posts"),
        (pl.col("step") == pl.col("before_step")).sum().cast(pl.Int64).alias("self_loops"),
        sojourn.quantile(0.5, "linear").alias("sojourn_median"), sojourn.mean().alias("sojourn_mean"),
        sojourn.quantile(0.9, "linear").alias("sojourn_p90"),
    )  # fmt: skip
    again = log.table.group_by("post", "step").len().filter(pl.col("len") > 1).group_by("step")
    repeated = again.agg(pl.len().cast(pl.Int64).alias("rework_posts"))
    rows = found.join(repeated, on="step", how="left").with_columns(
        pl.col("rework_posts").fill_null(0), (pl.col("entries") - pl.col("posts")).alias("rework_entries")
    )
    names = ["step", "entries", "posts", "rework_posts", "rework_entries", "self_loops",
             "sojourn_median", "sojourn_mean", "sojourn_p90"]  # fmt: skip
    return {"steps": rows.select(names).sort("entries", "step", descending=[True, False]).to_dicts()}
