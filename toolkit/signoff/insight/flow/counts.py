"""counts: distinct posts, entries, distinct known people and steps; posts finished, open, worked on after closing.

Finished: `closed` at or before now; where steps end a post, its last entry's step is one of them."""

from typing import Any

from signoff.insight.flow._log import Log


def metrics(log: Log) -> dict[str, Any]:
    """Numbers; `posts.worked_after_closing` only where the history says when posts were closed."""
    import polars as pl

    posts, table = log.posts, log.table
    found = {
        "posts": posts.height,
        "entries": table.height,
        "people": table["person"].drop_nulls().n_unique(),
        "steps": table["step"].n_unique(),
        "posts.finished": log.finished.height,
        "posts.open": posts.height - log.finished.height,
    }
    if table["closed"].drop_nulls().len():
        found["posts.worked_after_closing"] = posts.filter(pl.col("last") > pl.col("closed")).height
    return found
