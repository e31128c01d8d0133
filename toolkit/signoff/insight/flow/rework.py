"""rework: steps done again. posts: in which some step occurs twice; entries: Σ over post and step of (times − 1).

self_loops: entries whose step is the step just before it in the post; the posts with one."""

from typing import Any

from signoff.insight.flow._log import Log


def metrics(log: Log) -> dict[str, Any]:
    """Numbers of posts and entries."""
    import polars as pl

    times = log.table.group_by("post", "step").len().filter(pl.col("len") > 1)
    loops = log.entries.filter(pl.col("step") == pl.col("before_step"))
    return {
        "rework.posts": times["post"].n_unique(),
        "rework.entries": int((times["len"].cast(pl.Int64) - 1).sum()),
        "self_loops.entries": loops.height,
        "self_loops.posts": loops["post"].n_unique(),
    }
