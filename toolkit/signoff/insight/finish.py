"""finish: how long will mine take? Kaplan-Meier, in which what is still open counts for as long as it has waited.

S(t) is the product over finishing times up to t of (1 - finished / at risk); the band is Greenwood's, on the scale of
log(-log S), 95 %. Source: Kaplan and Meier 1958; Kalbfleisch and Prentice (from memory)."""

from collections.abc import Iterable
from itertools import groupby
from math import exp, log, sqrt

import msgspec

Z = 1.959964
FEWEST = 10


class Step(msgspec.Struct, frozen=True):
    """The curve after one finishing time. after_s: seconds;  at_risk: open just before;  low, high: the band."""

    after_s: float
    at_risk: int
    finished: int
    share_open: float
    low: float | None = None
    high: float | None = None


class Finish(msgspec.Struct, frozen=True):
    """The whole curve of `n` cases, `open` of them not finished."""

    n: int
    open: int
    steps: tuple[Step, ...]

    def within(self, seconds: float) -> float | None:
        """The share that is finished within so long, 0 to 1; None of no cases."""
        if not self.n:
            return None
        reached = [step for step in self.steps if step.after_s <= seconds]
        return 1 - reached[-1].share_open if reached else 0.0

    def by_then(self, share: float) -> float | None:
        """The seconds after which that share is finished; None where it is never reached, as too many are open."""
        # A product of floats may miss the share by its last digit.
        return next((step.after_s for step in self.steps if step.share_open <= 1 - share + 1e-12), None)

    def shown(self, fewest: int = FEWEST) -> tuple[Step, ...]:
        """The part of the curve that enough cases stand behind: it stops where fewer than `fewest` are left."""
        return tuple(step for step in self.steps if step.at_risk >= fewest)


def finish(cases: Iterable[tuple[float, bool]]) -> Finish:
    """The curve of (seconds, finished) pairs; not finished: still open after so long, or ended otherwise then."""
    known = sorted(cases)
    left, share, greenwood = len(known), 1.0, 0.0
    steps: list[Step] = []
    for after, group in groupby(known, key=lambda case: case[0]):
        ends = [finished for _, finished in group]
        done = sum(ends)
        if done:
            share *= 1 - done / left
            greenwood += done / (left * (left - done)) if left > done else 0.0
            steps.append(Step(after, left, done, share, *_band(share, greenwood)))
        left -= len(ends)
    return Finish(len(known), sum(not finished for _, finished in known), tuple(steps))


def _band(share: float, greenwood: float) -> tuple[float | None, float | None]:
    if not 0 < share < 1:
        return None, None
    theta = exp(Z * sqrt(greenwood) / log(share))
    low, high = sorted((share ** (1 / theta), share**theta))
    return low, high
