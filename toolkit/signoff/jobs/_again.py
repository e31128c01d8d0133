"""One due time's run by its name and time: done already, being run, or a new attempt."""

from datetime import datetime, timedelta

from signoff.clock import wall, zone
from signoff.errors import Problem, Refused
from signoff.jobs._due import due_times, is_timed, last_due, next_due, zone_of
from signoff.jobs._record import Run
from signoff.jobs._round import Round
from signoff.policy.kinds.jobs import Job
from signoff.workspace import Workspace


def run_due(workspace: Workspace, job: Job, due: datetime, now: datetime) -> list[Run]:
    """Runs that due time, or names its runs where they have succeeded. The records, by item.

    Raises  Refused where the job is not due then (with the nearest times), or it is being run"""
    policy = workspace.policy
    if is_timed(job, policy) and due not in due_times(job, policy, due - timedelta(seconds=1), due):
        raise Refused(_not_due(job, workspace, due))
    return Round(workspace, now).only(job, int(due.timestamp()))


def _not_due(job: Job, workspace: Workspace, due: datetime) -> Problem:
    before, after = last_due(job, workspace.policy, due), next_due(job, workspace.policy, due, 1)
    near = [_shown(job, workspace, at) for at in (before, *after) if at]
    why = f"The nearest due times are {' and '.join(near)}." if near else ""
    return Problem(f"{job.name} is not due at {_shown(job, workspace, due)}", why=why)


def _shown(job: Job, workspace: Workspace, at: datetime) -> str:
    return wall(at, zone(zone_of(job, workspace.policy))).isoformat()
