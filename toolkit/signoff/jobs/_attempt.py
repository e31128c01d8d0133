"""One attempt at a due time's run: claimed, run while the lease is renewed, and written down; or tried again later."""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from secrets import token_hex

import msgspec

from signoff.clock import seconds, wall, zone
from signoff.errors import SignoffError
from signoff.jobs._due import zone_of
from signoff.jobs._items import item_of
from signoff.jobs._outputs import refused
from signoff.jobs._record import Run
from signoff.jobs._run import Wanted, later, never_begun, stamp
from signoff.jobs.book import Book, Claim, Key, Next, Row
from signoff.model import many
from signoff.policy import Policy
from signoff.policy.kinds.jobs import Job, Jobs, Retries
from signoff.workspace import Workspace

Runner = Callable[..., Run]
"""What runs a notebook: `run_job`, or something with its parameters."""


def scheduler_name() -> str:
    """Who this scheduler is: machine, process, and four letters of chance."""
    return f"{socket.gethostname()}:{os.getpid()}:{token_hex(2)}"


def lease_of(workspace: Workspace) -> float:
    """Seconds of real time after which a silent scheduler has lost its runs."""
    document: Jobs | None = workspace.policy.first("jobs")
    return float(seconds(document.lease if document else "2m"))


def attempt(
    workspace: Workspace, book: Book, job: Job, claim: Claim, number: int, now: datetime, runner: Runner
) -> None:
    """Runs what was claimed and writes down how it ended; where the lease had ended before, that is refused.

    number   of the item in its batch, from 1"""
    wanted = wanted_for(claim.key, number)
    with _leased(book, claim, lease_of(workspace)):
        run = _run(workspace, job, now, wanted, runner)
    next_try = _next_try(job, workspace.policy, run.cause, claim.attempt, later(now, run.seconds or 0))
    book.end(claim, msgspec.to_builtins(run), Next("due" if next_try else run.state, run.ended, next_try))


def wanted_for(key: Key, number: int) -> Wanted:
    """The names of a due time's run."""
    due = moment_of(key.due)
    batch = f"{key.job}-{stamp(due)}"
    return Wanted(run=f"{batch}-{number}", batch=batch, due=due, item=item_of(key.item), key=key.item)


def moment_of(due: int) -> datetime:
    """A due time of the book as a moment."""
    return datetime.fromtimestamp(due, UTC)


def after_lost(jobs: Mapping[str, Job], policy: Policy, now: datetime, row: Row) -> Next:
    """What becomes of a run whose scheduler went silent: tried again, or lost for good."""
    job = jobs.get(row.key.job)
    at = wall(now, zone(zone_of(job, policy) if job else policy.zone)).isoformat()
    next_try = _next_try(job, policy, "lost", len(row.attempts), now) if job else None
    return Next("due" if next_try else "lost", at, next_try)


def _run(workspace: Workspace, job: Job, now: datetime, wanted: Wanted, runner: Runner) -> Run:
    """The run's record, also of one that could not begin: whatever is wrong with one run ends no other."""
    try:
        return runner(workspace, job, {}, now, None, wanted)
    except SignoffError as error:
        because = "\n".join(str(problem) for problem in error.problems)
    except Exception as error:
        because = f"{type(error).__name__}: {error}"
    return refused(workspace, job, never_begun(workspace, job, wanted), now, because)


def _next_try(job: Job, policy: Policy, cause: str | None, attempts: int, ended: datetime) -> datetime | None:
    """When it is tried again; None where it is not."""
    rule = job.retries or Retries()
    if cause not in many(rule.only_on) or attempts > rule.times:
        return None
    waits = many(rule.wait)
    return wall(later(ended, seconds(waits[min(attempts, len(waits)) - 1])), zone(zone_of(job, policy)))


@contextmanager
def _leased(book: Book, claim: Claim, lease: float) -> Iterator[None]:
    """Renews the lease in the background while the run goes on."""
    over = threading.Event()

    def renew() -> None:
        held = True
        while held:
            # A book that is busy now is asked again; whether the lease has ended is for the others to say.
            with suppress(SignoffError):
                held = book.renew(claim, time.time() + lease)
            held = held and not over.wait(lease / 3)

    keeper = threading.Thread(target=renew, daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()
