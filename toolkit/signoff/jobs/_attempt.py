"""One attempt at a due time's run: claimed, run while the lease is renewed, and written down; or tried again later."""

import os
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from secrets import token_hex
from typing import Any

import msgspec

from signoff.clock import seconds, wall, zone
from signoff.errors import SignoffError
from signoff.jobs._due import zone_of
from signoff.jobs._items import item_of
from signoff.jobs._record import Run
from signoff.jobs._run import Wanted, run_job, stamp
from signoff.jobs.book import Book, Claim, Key, Row
from signoff.model import many
from signoff.policy.kinds.jobs import Job, Jobs, Retries
from signoff.workspace import Workspace


def scheduler_name() -> str:
    """Who this scheduler is: machine, process, and four letters of chance."""
    return f"{socket.gethostname()}:{os.getpid()}:{token_hex(2)}"


def lease_of(workspace: Workspace) -> float:
    """Seconds of real time after which a silent scheduler has lost its runs."""
    document: Jobs | None = workspace.policy.first("jobs")
    return float(seconds(document.lease if document else "2m"))


def attempt(
    workspace: Workspace, book: Book, job: Job, claim: Claim, number: int, now: datetime, said: Mapping[str, Any]
) -> dict[str, Any] | None:
    """Runs what was claimed. The record; None where the lease had ended before, and the result was refused.

    number   of the item in its batch, from 1"""
    wanted = wanted_for(claim.key, number)
    with _leased(book, claim, lease_of(workspace)):
        run = _run(workspace, job, said, now, wanted)
    next_try = _next_try(job, run.cause, claim.attempt, now + timedelta(seconds=run.seconds or 0))
    return book.end(claim, "due" if next_try else run.state, msgspec.to_builtins(run), next_try)


def wanted_for(key: Key, number: int) -> Wanted:
    """The names of a due time's run."""
    due = moment_of(key.due)
    batch = f"{key.job}-{stamp(due)}"
    return Wanted(run=f"{batch}-{number}", batch=batch, due=due, item=item_of(key.item), key=key.item)


def moment_of(due: int) -> datetime:
    """A due time of the book as a moment."""
    from datetime import UTC

    return datetime.fromtimestamp(due, UTC)


def after_lost(jobs: Mapping[str, Job], now: datetime, row: Row) -> tuple[str, int | None]:
    """What becomes of a run whose scheduler went silent: tried again, or lost for good."""
    job = jobs.get(row.key.job)
    next_try = _next_try(job, "lost", len(row.attempts), now) if job else None
    return ("due" if next_try else "lost"), next_try


def _run(workspace: Workspace, job: Job, said: Mapping[str, Any], now: datetime, wanted: Wanted) -> Run:
    """The run's record, also of one that could not begin."""
    try:
        return run_job(workspace, job, said, now, None, wanted)
    except SignoffError as error:
        at = wall(now, zone(zone_of(job, workspace.policy))).isoformat()
        because = "\n".join(str(problem) for problem in error.problems)
        return Run(run=wanted.run, batch=wanted.batch, job=job.name, state="failed", because=because, started=at,
                   ended=at, seconds=0.0, due=at, item=dict(wanted.item), key=wanted.key)  # fmt: skip


def _next_try(job: Job, cause: str | None, attempts: int, ended: datetime) -> int | None:
    """When it is tried again, in seconds since 1970; None where it is not."""
    rule = job.retries or Retries()
    if cause not in many(rule.only_on) or attempts > rule.times:
        return None
    waits = many(rule.wait)
    return int(ended.timestamp()) + seconds(waits[min(attempts, len(waits)) - 1])


@contextmanager
def _leased(book: Book, claim: Claim, lease: float) -> Iterator[None]:
    """Renews the lease in the background while the run goes on."""
    over = threading.Event()

    def renew() -> None:
        while book.renew(claim, time.time() + lease) and not over.wait(lease / 3):
            pass

    keeper = threading.Thread(target=renew, daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()
