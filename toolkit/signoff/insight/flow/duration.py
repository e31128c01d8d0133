"""duration: the last entry less the first, over all posts, open ones too.

It looks quick, because the waiting after the last entry is left out."""

from typing import Any

from signoff.insight.flow._families import lengths
from signoff.insight.flow._log import Log


def metrics(log: Log) -> dict[str, Any]:
    """Median, mean and p90, in seconds."""
    return {**lengths("duration", log.posts["last"] - log.posts["first"])}
