"""What of the jobs' notebooks does not fit: one that is not there, a `parameters` cell with other names or types."""

from collections.abc import Iterator
from typing import Any

from signoff.errors import Problem, SignoffError
from signoff.jobs._notebook import read_notebook
from signoff.jobs._parameters import mismatches
from signoff.policy.kinds.jobs import every_job
from signoff.workspace import Workspace


def notebook_problems(workspace: Workspace) -> Iterator[Problem]:
    """Each with the line of the policy that names the notebook; one that cannot be read is a warning, as nothing but
    its own job needs it."""
    for job in every_job(workspace.policy):
        try:
            yield from mismatches(job, read_notebook(workspace.root, job.notebook))
        except SignoffError as error:
            yield from (_at(problem, job, job.notebook) for problem in error.problems)


def _at(problem: Problem, job: Any, path: str) -> Problem:
    message = problem.message if path in problem.message else f"{path}: {problem.message}"
    return Problem(message, job.place_of("notebook"), problem.why, severity="warning")
