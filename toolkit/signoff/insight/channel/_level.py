"""Engagement without the level of its weeks: x = y − median of y of the 25 posts before and the 25 after.

y = ln(1 + e), as engagement is heavily skewed."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from math import log1p

from signoff.insight.channel._publication import Publication

BESIDE = 25


def levelled(publications: Sequence[Publication]) -> list[tuple[Publication, float]]:
    """Each publication whose engagement is known, with its x; in order of time. One alone has no neighbours: no x."""
    known = [(one, log1p(one.engagement)) for one in publications if one.engagement is not None]
    if len(known) < 2:
        return []
    around = medians_beside([y for _, y in known])
    return [(one, y - level) for (one, y), level in zip(known, around, strict=True)]


def medians_beside(values: Sequence[float], beside: int = BESIDE) -> list[float]:
    """Of each value the median of those up to `beside` places before and after it, itself left out."""
    window = sorted(values[1 : beside + 1])
    found = []
    for at, value in enumerate(values):
        found.append(_middle(window))
        if at - beside >= 0:
            del window[bisect_left(window, values[at - beside])]
        if at + 1 < len(values):
            insort(window, value)
            del window[bisect_left(window, values[at + 1])]
        if at + 1 + beside < len(values):
            insort(window, values[at + 1 + beside])
    return found


def _middle(ordered: Sequence[float]) -> float:
    half, odd = divmod(len(ordered), 2)
    return ordered[half] if odd else (ordered[half - 1] + ordered[half]) / 2
