"""xmr: is it normal? An individuals chart with moving ranges, so that noise is not called news.

limits = centre ± 2.66 mR; centre: the mean of the points; mR: the mean of the absolute differences of neighbours.
Source: D. Wheeler, Understanding Variation (from memory); the names are those of `signoff insight`."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from signoff.insight._numbers import mean

FACTOR = 2.66
LEAST = 8
RUN = 8


class Xmr(msgspec.Struct, frozen=True):
    """A chart's figures, in the unit of the points. Limits are None under 8 points: fewer say nothing."""

    points: int
    centre: float | None
    moving_range: float | None
    lower: float | None
    upper: float | None
    outside: tuple[int, ...] = ()
    in_runs: tuple[int, ...] = ()

    @property
    def news(self) -> bool:
        """Whether anything is other than noise."""
        return bool(self.outside or self.in_runs)


def xmr(values: Sequence[float], least: int = LEAST) -> Xmr:
    """The chart of a series in order; `outside` and `in_runs` are positions from 0.

    A run is 8 points in a row on one side of the centre; a point on the centre ends it."""
    centre = mean(values)
    moving = mean([abs(after - before) for before, after in pairwise(values)])
    if centre is None or moving is None or len(values) < least:
        return Xmr(len(values), centre, moving, None, None)
    lower, upper = max(0.0, centre - FACTOR * moving), centre + FACTOR * moving
    outside = tuple(at for at, value in enumerate(values) if not lower <= value <= upper)
    return Xmr(len(values), centre, moving, lower, upper, outside, _runs(values, centre))


def _runs(values: Sequence[float], centre: float) -> tuple[int, ...]:
    found: list[int] = []
    current: list[int] = []
    for at, value in enumerate(values):
        side = (value > centre) - (value < centre)
        if not side or (current and ((values[current[-1]] > centre) - (values[current[-1]] < centre)) != side):
            current = []
        current += [at] if side else []
        if len(current) >= RUN:
            found += [each for each in current if each not in found]
    return tuple(found)
