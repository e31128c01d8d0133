"""The runs that there were and are: those of due times out of the book, those by hand out of their folders."""

from datetime import UTC, datetime

import msgspec

from signoff.clock import wall, zone
from signoff.errors import SignoffError, nearest
from signoff.jobs._attempt import moment_of
from signoff.jobs._due import zone_of
from signoff.jobs._items import item_of
from signoff.jobs._record import Run, by_hand
from signoff.jobs._run import stamp
from signoff.jobs.book import Book, Row
from signoff.policy.kinds.jobs import every_job
from signoff.workspace import Workspace


def runs(workspace: Workspace, job: str | None = None) -> list[Run]:
    """Every run, of one job or of all: by due time (by hand: by when it began), job, item."""
    found = [*_of_book(workspace), *by_hand(workspace)]
    return sorted((run for run in found if job in (None, run.job)), key=_when)


def run_named(workspace: Workspace, name: str) -> Run:
    """One run. Raises SignoffError, with the nearest there is."""
    found = {run.run: run for run in runs(workspace)}
    if name not in found:
        raise SignoffError(f"no run `{name}`; {nearest(name, found)}".rstrip("; ") + " See `signoff jobs runs`.")
    return found[name]


def when_of(run: Run) -> datetime | None:
    """The due time of a run, or of one by hand when it began."""
    said = run.due or run.started
    return datetime.fromisoformat(said) if said else None


def _when(run: Run) -> tuple[datetime, str, str, str]:
    return when_of(run) or datetime.min.replace(tzinfo=UTC), run.job, run.key, run.run


def _of_book(workspace: Workspace) -> list[Run]:
    if not workspace.ledger_path.exists():
        return []
    rows = Book(workspace.ledger_path).rows()
    numbers: dict[tuple[str, int], int] = {}
    found = []
    for row in rows:
        together = row.key.job, row.key.due
        numbers[together] = numbers.get(together, 0) + 1
        found.append(_run(workspace, row, numbers[together]))
    return found


def _run(workspace: Workspace, row: Row, number: int) -> Run:
    """As `jobs show` prints it: the record of the last attempt, with what the book knows of it now."""
    if row.record is not None:
        known = msgspec.convert(row.record, Run)
        return msgspec.structs.replace(
            known, state=row.state, cause=row.cause, because=row.because, attempts=row.attempts
        )
    due = moment_of(row.key.due)
    batch = f"{row.key.job}-{stamp(due)}"
    job = next((one for one in every_job(workspace.policy) if one.name == row.key.job), None)
    local = zone(zone_of(job, workspace.policy) if job else workspace.policy.zone)
    return Run(
        run=f"{batch}-{number}", batch=batch, job=row.key.job, due=wall(due, local).isoformat(), state=row.state,
        item=item_of(row.key.item), key=row.key.item, cause=row.cause, because=row.because, attempts=row.attempts,
        again=f"signoff jobs run {row.key.job} --due {due:%Y-%m-%dT%H:%M:%SZ}",
    )  # fmt: skip
