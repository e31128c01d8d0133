"""Waiting for other jobs: may a due time run, must it wait, or is it over before it began? Pure.

It waits until the last due time, at or before its own, of each job named has succeeded, with all its items."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from signoff.clock import seconds, spoken
from signoff.jobs.book import FINAL, Row
from signoff.model import many
from signoff.policy.kinds.jobs import After, Job


class Say(NamedTuple):
    """`run`, `wait` or `skip`, and why."""

    what: str
    because: str | None = None


RUN = Say("run")
LastDue = Callable[[str, int], int | None]
RowsOf = Callable[[str, int], Sequence[Row]]


def after(job: Job, due: int, rows: RowsOf, last_due: LastDue) -> Say:
    """What the jobs that it waits for mean for one due time.

    rows      of a job's due time;  last_due: of a job, the last due time at or before one, that a round has seen"""
    found = [_of_one(job, name, rows, last_due(name, due)) for name in job.waits_for]
    over = next((say for say in found if say.what == "skip"), None)
    waits = next((say for say in found if say.what == "wait"), None)
    return over or waits or RUN


def tired(job: Job, say: Say, waited: int) -> Say:
    """The same, once it has waited so many seconds: who has waited too long is skipped."""
    longest = seconds(_rule(job).within)
    if say.what != "wait" or waited <= longest:
        return say
    return Say("skip", f"{say.because}, and it waited longer than {spoken(longest)}")


def _rule(job: Job) -> After:
    return job.after if isinstance(job.after, After) else After(jobs=list(job.waits_for))


def _of_one(job: Job, name: str, rows: RowsOf, due: int | None) -> Say:
    if due is None:
        return RUN  # from before it was first seen: nobody will ever run it
    states = [row.state for row in rows(name, due)]
    if not states or any(state not in FINAL for state in states):
        return Say("wait", f"after: {name} is not done")
    welcome = {"succeeded", *many(_rule(job).also_when)}
    wrong = [_plainly(state) for state in states if _plainly(state) not in welcome]
    if not wrong:
        return RUN
    return Say("skip", f"after: {name} failed" if "failed" in wrong else f"after: {name} was skipped")


def _plainly(state: str) -> str:
    """`failed` also stands for `timed_out` and `lost`."""
    return "failed" if state in ("timed_out", "lost") else state
