"""steps: where does time go? Each asking of a step, with the time in working hours, outside them, and with the author.

Entries tell when a step was asked and answered, not when somebody worked on it: "working hours" is the part of the
waiting that lay in the workflow's calendar. Waiting time: W. van der Aalst, Process Mining (from memory)."""

from collections.abc import Iterable, Sequence

import msgspec

from signoff.insight._numbers import median, quantile
from signoff.insight._past import Asking

ANSWERED = ("approved", "changes_requested", "rejected", "overridden")


class StepTime(msgspec.Struct, frozen=True, kw_only=True):
    """One step's times, in seconds, of the askings that were answered; `open` wait still.

    median, p90   asked until answered, the author's time left out
    working, outside, paused   medians of its three parts; working is None without a calendar"""

    step: str
    n: int
    open: int
    median: float | None
    p90: float | None
    working: float | None
    outside: float | None
    paused: float | None
    seqs: tuple[int, ...] = ()


def step_times(askings: Iterable[Asking]) -> list[StepTime]:
    """One row a step, in the order in which steps first were asked; advisory ones too."""
    by_step: dict[str, list[Asking]] = {}
    for asking in sorted(askings, key=lambda asking: asking.started):
        by_step.setdefault(asking.step, []).append(asking)
    return [_times(step, found) for step, found in by_step.items()]


def _times(step: str, askings: Sequence[Asking]) -> StepTime:
    done = [asking for asking in askings if asking.ended is not None and asking.status in ANSWERED]
    working = [asking.working for asking in done if asking.working is not None]
    outside = [asking.asked - asking.working for asking in done if asking.working is not None]
    return StepTime(
        step=step,
        n=len(done),
        open=sum(asking.ended is None for asking in askings),
        median=median(asking.asked for asking in done),
        p90=quantile((asking.asked for asking in done), 0.9),
        working=median(working),
        outside=median(outside),
        paused=median(asking.paused for asking in done),
        seqs=tuple(seq for asking in done for seq in asking.seqs),
    )
