"""The runs that there were and are: those of due times out of the book, those by hand out of their folders."""

from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from signoff.errors import Problem, SignoffError, nearest
from signoff.jobs._attempt import wanted_for
from signoff.jobs._record import Run, by_hand
from signoff.jobs._run import never_begun
from signoff.jobs.book import Book, Row
from signoff.policy.kinds.jobs import Job, every_job
from signoff.workspace import Workspace


def runs(workspace: Workspace, job: str | None = None) -> list[Run]:
    """Every run, of one job or of all: by due time (by hand: by when it began), job, item."""
    found = [*_of_book(workspace), *by_hand(workspace)]
    return sorted((run for run in found if job in (None, run.job)), key=_when)


def run_named(workspace: Workspace, name: str) -> Run:
    """One run. Raises SignoffError, with the nearest there is."""
    found = {run.run: run for run in runs(workspace)}
    if name not in found:
        raise SignoffError(
            Problem(f"no run `{name}`; {nearest(name, found)}".rstrip("; "), why="See `signoff jobs runs`.")
        )
    return found[name]


def when_of(run: Run) -> datetime | None:
    """The due time of a run, or of one by hand when it began."""
    said = run.due or run.started
    return datetime.fromisoformat(said) if said else None


def _when(run: Run) -> tuple[datetime, str, str, str]:
    return when_of(run) or datetime.min.replace(tzinfo=UTC), run.job, run.key, run.run


def shown(workspace: Workspace, rows: Iterable[Row]) -> list[Run]:
    """Whole due times out of the book, as `jobs show` prints them: the record of the last attempt, if it has ended."""
    jobs = {job.name: job for job in every_job(workspace.policy)}
    numbers: dict[tuple[str, int], int] = {}
    found = []
    for row in rows:
        together = row.key.job, row.key.due
        numbers[together] = numbers.get(together, 0) + 1
        found.append(_run(workspace, jobs.get(row.key.job), row, numbers[together]))
    return found


def _of_book(workspace: Workspace) -> list[Run]:
    there = workspace.ledger_path.exists()
    return shown(workspace, Book(workspace.ledger_path).rows()) if there else []


def _run(workspace: Workspace, job: Job | None, row: Row, number: int) -> Run:
    now = {"state": row.state, "cause": row.cause, "because": row.because, "attempts": row.attempts}
    if row.record is not None:
        return msgspec.structs.replace(msgspec.convert(row.record, Run), **now)
    last = row.attempts[-1] if row.attempts else {"started": None, "ended": None}
    begun = never_begun(workspace, job, wanted_for(row.key, number))
    return msgspec.structs.replace(begun, started=last["started"], ended=last["ended"], **now)
