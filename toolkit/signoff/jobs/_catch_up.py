"""Which of the due times that wait are still run; each of the others is skipped, with its reason."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from signoff.clock import seconds, spoken
from signoff.policy.kinds.jobs import CatchUp, Job

NOTHING: Mapping[int, int] = MappingProxyType({})
FRESH = 600  # seconds: `none` still runs what is less than ten minutes late


class Sorted(NamedTuple):
    """Due times in seconds since 1970: those to run, oldest first, and why each of the others is not."""

    run: tuple[int, ...]
    skipped: dict[int, str]


def sorted_out(job: Job, waiting: Sequence[int], now: int, seen: Mapping[int, int] = NOTHING) -> Sorted:
    """What of the waiting due times is run at `now`.

    seen    when a round first found each, if before: a due time that was found in time may wait for another job"""
    rule = job.catch_up if isinstance(job.catch_up, CatchUp) else CatchUp(missed=job.catch_up)
    left = sorted(waiting)
    skipped: dict[int, str] = {}
    if rule.not_older_than:
        oldest = now - seconds(rule.not_older_than)
        skipped |= {
            due: f"missed, and older than {spoken(seconds(rule.not_older_than))}" for due in left if due < oldest
        }
        left = [due for due in left if due >= oldest]
    if rule.missed != "all":
        skipped |= dict.fromkeys(left[:-1], "missed: only the latest due time is run")
        left = left[-1:]
    if rule.missed == "none" and left and seen.get(left[-1], now) - left[-1] >= FRESH:
        skipped[left.pop()] = "missed by ten minutes or more"
    if rule.at_most and len(left) > rule.at_most:
        skipped |= dict.fromkeys(left[: -rule.at_most], f"missed: only the newest {rule.at_most} are run")
        left = left[-rule.at_most :]
    return Sorted(tuple(left), skipped)
