"""Jobs by name, and the names that their parameters may use."""

from collections.abc import Iterable
from typing import Any

from signoff.errors import SignoffError, listed, nearest
from signoff.policy.kinds.jobs import Job, every_job
from signoff.workspace import Workspace


def job_named(workspace: Workspace, name: str) -> Job:
    """The job of that name. Raises SignoffError, with the nearest one there is."""
    jobs = {job.name: job for job in every_job(workspace.policy)}
    if name in jobs:
        return jobs[name]
    there = f"There is {listed(f'`{each}`' for each in jobs)}." if jobs else "No job is declared in policies/."
    near = nearest(name, jobs)
    raise SignoffError(f"no job `{name}`{f'; {near}' if near else '.'} {there}")


def known_names(workspace: Workspace) -> dict[str, Iterable[str]]:
    """The names that there are, by the type of a parameter."""
    found: dict[str, Any] = {
        "channel": workspace.policy.channels,
        "person": workspace.policy.people,
        "campaign": workspace.content.campaigns,
        "post": workspace.posts,
    }
    return found
