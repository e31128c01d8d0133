"""What of jobs does not fit: a notebook that is none, a `parameters` cell with other names, a schedule never due."""

from collections.abc import Iterator
from datetime import datetime

from signoff.clock import latest, upcoming
from signoff.errors import Place, Problem, SignoffError
from signoff.jobs._due import zone_of
from signoff.jobs._notebook import read_notebook
from signoff.jobs._parameters import mismatches
from signoff.policy.kinds.jobs import Job, every_job
from signoff.workspace import Workspace


def notebook_problems(workspace: Workspace) -> Iterator[Problem]:
    """Each with the line of the policy that it concerns."""
    for job in every_job(workspace.policy):
        try:
            yield from mismatches(job, read_notebook(workspace.root, job.notebook))
        except SignoffError as error:
            yield from (_at(problem, job) for problem in error.problems)


def idle_schedules(workspace: Workspace, now: datetime) -> Iterator[Problem]:
    """A warning for each schedule that is never due after `now`."""
    policy = workspace.policy
    for job in every_job(policy):
        for number, one in enumerate(job.schedules):
            schedule = one.reckoned(zone_of(job, policy), policy.hours)
            if not upcoming([schedule], now, 1):
                place = job.place_of("schedule", number) if isinstance(job.schedule, list) else job.place_of("schedule")
                yield _idle(job, latest([schedule], now), place)


def _idle(job: Job, last: datetime | None, place: Place) -> Problem:
    said = f"due no more, the last time at {last.isoformat()}" if last else "never due"
    why = "Look at its days, its calendar, `first_day` and `last_day`; or leave the schedule out, and run it by hand."
    return Problem(f"this schedule of `{job.name}` is {said}", place, why, severity="warning")


def _at(problem: Problem, job: Job) -> Problem:
    message = problem.message if job.notebook in problem.message else f"{job.notebook}: {problem.message}"
    return Problem(message, job.place_of("notebook"), problem.why)
