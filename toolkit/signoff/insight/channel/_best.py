"""The honest best time: which hours of a channel may be recommended, or that none is better."""

from collections.abc import Sequence
from math import exp
from typing import Any

import msgspec

from signoff.insight.channel._families import Asked
from signoff.insight.channel._shrunk import Cell
from signoff.insight.channel.times import hours

FEWEST = 10


class Best(msgspec.Struct, frozen=True, kw_only=True):
    """The hour with the highest estimate, those that cannot be told from it, and those that may be recommended.

    lift    1.27 is 27 % more than usual at that hour;  offer: of ten posts or more, highest estimate first"""

    posts: int
    hour: int | None
    lift: float | None
    better_than_average: bool
    not_distinguishable_from_best: tuple[int, ...]
    offer: tuple[int, ...]
    because: str


def best_time(asked: Asked) -> Best:
    """What the figures say of hours; `because` is a sentence with them."""
    cells = hours(asked)
    known = [cell for cell in cells.cells if cell.estimate is not None]
    if not known or cells.overall is None:
        said = f"{len(asked.engagement)} posts with known engagement are too few to compare hours."
        return Best(posts=len(asked.publications), hour=None, lift=None, better_than_average=False,
                    not_distinguishable_from_best=(), offer=(), because=said)  # fmt: skip
    best = max(known, key=_estimate)
    better = bool(cells.between) and _low(best) > cells.overall
    tied = [cell for cell in known if _high(cell) >= _low(best)]
    offered = sorted((cell for cell in tied if cell.posts >= FEWEST), key=_estimate, reverse=True) if better else []
    lift = exp(_estimate(best) - cells.overall)
    return Best(
        posts=len(asked.publications), hour=best.key, lift=lift, better_than_average=better,
        not_distinguishable_from_best=tuple(cell.key for cell in tied), offer=tuple(cell.key for cell in offered),
        because=_because(best, lift, better, len(tied), len(known), offered),
    )  # fmt: skip


def _because(best: Cell, lift: float, better: bool, tied: int, of: int, offered: Sequence[Cell]) -> str:
    seen = f"{best.key:02} h has the highest estimate, {lift:.2f} times the usual from {best.posts} posts"
    if not better:
        return f"No hour is better than the average: {seen}, and its interval covers the average."
    if not offered:
        return f"{seen}; no hour that ties with it has {FEWEST} posts, so none is recommended."
    return f"{seen}; {tied} of {of} hours cannot be told from it, {len(offered)} of them have {FEWEST} posts or more."


def _estimate(cell: Cell) -> float:
    return _number(cell.estimate)


def _low(cell: Cell) -> float:
    return _number(cell.low)


def _high(cell: Cell) -> float:
    return _number(cell.high)


def _number(value: Any) -> float:
    return float(value)
