"""The few figures of statistics that every family uses. None is what cannot be had; it is never 0."""

from collections.abc import Iterable, Sequence
from math import comb, floor


def quantile(values: Iterable[float], part: float) -> float | None:
    """The quantile at `part` (0 to 1), with linear interpolation (Hyndman-Fan type 7); None of no values."""
    ordered = sorted(values)
    if not ordered:
        return None
    at = part * (len(ordered) - 1)
    low = floor(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (at - low) * (ordered[high] - ordered[low])


def median(values: Iterable[float]) -> float | None:
    """The median, type 7; None of no values."""
    return quantile(values, 0.5)


def mean(values: Sequence[float]) -> float | None:
    """The mean; None of no values."""
    return sum(values) / len(values) if values else None


def share(part: int, whole: int) -> float | None:
    """A part of a whole, 0 to 1; None where there is no whole."""
    return part / whole if whole else None


def median_interval(values: Iterable[float], confidence: float = 0.95) -> tuple[float, float] | None:
    """The distribution-free interval of a median by order statistics (binomial, one half); None under 6 values."""
    ordered = sorted(values)
    n = len(ordered)
    tail, below = 0.0, 0
    while tail + comb(n, below) / 2**n <= (1 - confidence) / 2:
        tail += comb(n, below) / 2**n
        below += 1
    return (ordered[below - 1], ordered[n - below]) if below else None
