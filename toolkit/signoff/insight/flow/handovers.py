"""handovers: directly following entries of a post by two different known people.

share: that, of the directly following pairs whose two people are known."""

from typing import Any

from signoff.insight._numbers import share
from signoff.insight.flow._log import Log


def metrics(log: Log) -> dict[str, Any]:
    """How many, and a share from 0 to 1."""
    import polars as pl

    known = log.entries.filter(pl.col("person").is_not_null() & pl.col("before_person").is_not_null())
    passed = known.filter(pl.col("person") != pl.col("before_person")).height
    return {"handovers.entries": passed, "handovers.share": share(passed, known.height)}


def tables(log: Log) -> dict[str, Any]:
    """Who handed over to whom, how often; most first, then by names."""
    import polars as pl

    passed = log.entries.filter(pl.col("person") != pl.col("before_person"))
    pairs = passed.group_by(pl.col("before_person").alias("from"), pl.col("person").alias("to"))
    counted = pairs.agg(pl.len().cast(pl.Int64).alias("entries"))
    return {"handovers": counted.sort("entries", "from", "to", descending=[True, False, False]).to_dicts()}
