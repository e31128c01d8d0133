"""deadlines: was each step answered by its due time? Met: answered at or before it; pending: neither yet."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from signoff.insight._past import Asking
from signoff.insight.steps import ANSWERED


class Deadlines(msgspec.Struct, frozen=True, kw_only=True):
    """One step's due times. missed: answered later, or open and late;  overridden: somebody broke the glass first."""

    step: str
    set: int
    met: int
    missed: int
    pending: int
    overridden: int
    seqs: tuple[int, ...] = ()


def deadlines(askings: Iterable[Asking], now: datetime) -> list[Deadlines]:
    """One row a step that has due times, in the order in which steps were first asked; what was dropped is left out."""
    by_step: dict[str, list[Asking]] = {}
    for asking in sorted(askings, key=lambda asking: asking.started):
        if asking.due is not None and asking.status != "dropped" and not asking.advisory:
            by_step.setdefault(asking.step, []).append(asking)
    return [_row(step, found, now) for step, found in by_step.items()]


def _row(step: str, askings: Sequence[Asking], now: datetime) -> Deadlines:
    fates = [fate(asking, now) for asking in askings]
    return Deadlines(
        step=step,
        set=len(askings),
        met=fates.count("met"),
        missed=fates.count("missed"),
        pending=fates.count("pending"),
        overridden=fates.count("overridden"),
        seqs=tuple(seq for asking in askings for seq in asking.seqs),
    )


def fate(asking: Asking, now: datetime) -> str:
    """met, missed, pending or overridden, for an asking that has a due time."""
    if asking.due is None:
        return "pending"
    if asking.status == "overridden":
        return "overridden"
    if asking.ended is not None and asking.status in ANSWERED:
        return "met" if asking.ended <= asking.due else "missed"
    return "missed" if now > asking.due else "pending"
