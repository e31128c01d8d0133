"""lead_time: finished at less the first entry, over finished posts.

Finished at: the later of `closed` and the last entry."""

from typing import Any

from signoff.insight.flow._families import lengths
from signoff.insight.flow._log import Log


def metrics(log: Log) -> dict[str, Any]:
    """Median, mean and p90, in seconds."""
    return {**lengths("lead_time", log.finished["lead"])}
