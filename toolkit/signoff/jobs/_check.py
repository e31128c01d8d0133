"""What of jobs does not fit: a notebook that is none, a `parameters` cell with other names, a schedule never due."""

from collections.abc import Iterator
from datetime import UTC, datetime

from signoff.clock import latest, upcoming, wall
from signoff.errors import Place, Problem, SignoffError
from signoff.jobs._due import zone_of
from signoff.jobs._items import items_of, unfit
from signoff.jobs._notebook import read_notebook
from signoff.jobs._parameters import mismatches
from signoff.model import many
from signoff.policy.kinds._document import unknown_at
from signoff.policy.kinds._parameters import refusal
from signoff.policy.kinds.jobs import EACH, Each, Job, every_job
from signoff.workflow import STATES
from signoff.workspace import Workspace


def notebook_problems(workspace: Workspace) -> Iterator[Problem]:
    """Each with the line of the policy that it concerns."""
    for job in every_job(workspace.policy):
        try:
            yield from mismatches(job, read_notebook(workspace.root, job.notebook))
        except SignoffError as error:
            yield from (_at(problem, job) for problem in error.problems)
        else:
            yield from _unfit_file(workspace, job)
        yield from _unknown_names(workspace, job)


def _unfit_file(workspace: Workspace, job: Job) -> Iterator[Problem]:
    """What is wrong with the file of `each`; one that is not there may still be made, by a job before it."""
    if isinstance(job.each, str) and job.each not in EACH and (workspace.root / job.each).exists():
        try:
            wrong = [*unfit(job, workspace, items_of(job, workspace, datetime.now(UTC)))]
        except SignoffError as error:
            wrong = [problem.message for problem in error.problems]
        yield from (
            Problem(said if job.each in said else f"{job.each}, {said}", job.place_of("each")) for said in wrong
        )


def _unknown_names(workspace: Workspace, job: Job) -> Iterator[Problem]:
    """Campaigns, posts and states that are not there, which the policy alone cannot know."""
    campaigns = many(job.each.campaigns) if isinstance(job.each, Each) else ()
    for name in campaigns if campaigns != ("running",) else ():
        yield from unknown_at(job.place_of("each", "campaigns"), name, workspace.content.campaigns, "campaign")
    rule = job.only_if.any_post if job.only_if else None
    for name in many(rule.state) if rule else ():
        yield from unknown_at(job.place_of("only_if", "any_post", "state"), name, STATES, "state")
    known = {"campaign": workspace.content.campaigns, "post": workspace.posts}
    for name, parameter in job.parameters.items():
        if not parameter.needed and (words := refusal(parameter, parameter.default, known)):
            yield Problem(f"the default of `{name}` {words}", job.place_of("parameters", name, "default"))
        if name in job.values and (words := refusal(parameter, job.values[name], known)):
            yield Problem(f"`{name}` {words}", job.place_of("values", name))


def idle_schedules(workspace: Workspace, now: datetime) -> Iterator[Problem]:
    """A warning for each schedule that is never due after `now`."""
    policy = workspace.policy
    for job in every_job(policy):
        for number, one in enumerate(job.schedules):
            schedule = one.reckoned(zone_of(job, policy), policy.hours)
            if not upcoming([schedule], now, 1):
                place = job.place_of("schedule", number) if isinstance(job.schedule, list) else job.place_of("schedule")
                last = latest([schedule], now)
                yield _idle(job, wall(last, schedule.zone) if last else None, place)


def _idle(job: Job, last: datetime | None, place: Place) -> Problem:
    said = f"due no more, the last time at {last.isoformat()}" if last else "never due"
    why = "Look at its days, its calendar, `first_day` and `last_day`; or leave the schedule out, and run it by hand."
    return Problem(f"this schedule of `{job.name}` is {said}", place, why, severity="warning")


def _at(problem: Problem, job: Job) -> Problem:
    message = problem.message if job.notebook in problem.message else f"{job.notebook}: {problem.message}"
    return Problem(message, job.place_of("notebook"), problem.why)
