"""performance: the median engagement of a channel's publications, with its distribution-free interval.

The median, as engagement is heavily skewed: its mean is the mean of a few posts. Under 6 there is no interval."""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from signoff.insight._numbers import median, median_interval
from signoff.insight.goals import Figure, latest


class Performance(msgspec.Struct, frozen=True, kw_only=True):
    """One channel's publications. median, low, high: in the metric's own unit."""

    channel: str
    metric: str
    n: int
    median: float | None
    low: float | None
    high: float | None
    seqs: tuple[int, ...] = ()


def performance(figures: Iterable[Figure], channels: Iterable[str], metric: str, until: datetime) -> list[Performance]:
    """One row a channel that has such figures, in the order given."""
    known = [one for one in latest(figures, until).values() if one.metric == metric]
    return [row for channel in channels if (row := _row(channel, metric, known)).n]


def _row(channel: str, metric: str, known: Iterable[Figure]) -> Performance:
    own = [one for one in known if one.channel == channel]
    values = [one.value for one in own]
    low, high = median_interval(values) or (None, None)
    return Performance(
        channel=channel, metric=metric, n=len(own), median=median(values), low=low, high=high,
        seqs=tuple(sorted(one.seq for one in own)),
    )  # fmt: skip
