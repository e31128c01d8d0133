"""One round of a scheduler: what is due is put into the book, and run until nothing is left that can run now."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import datetime
from functools import partial
from typing import Any

import msgspec

from signoff.clock import wall, zone
from signoff.errors import SignoffError
from signoff.jobs._after import RUN, Say, after
from signoff.jobs._attempt import after_lost, attempt, lease_of, moment_of, scheduler_name
from signoff.jobs._catch_up import sorted_out
from signoff.jobs._due import due_times, fingerprint, is_timed, last_due, zone_of
from signoff.jobs._index import write_index
from signoff.jobs._items import items_of, key_of
from signoff.jobs._only_if import against
from signoff.jobs._record import Run
from signoff.jobs.book import OPEN, Book, Key, Row
from signoff.policy import Policy
from signoff.policy.kinds.jobs import Job, every_job
from signoff.workspace import Workspace

AT_ONCE = 2
Told = Callable[[dict[str, Any]], None]
Startable = Callable[[int], Iterable[Key]]


class Round:
    """All jobs of a workspace at one moment.

    now   the moment that due times are compared with; leases are of real time"""

    def __init__(self, workspace: Workspace, now: datetime, scheduler: str = "") -> None:
        self.workspace, self.now, self.policy = workspace, now, workspace.policy
        self.scheduler = scheduler or scheduler_name()
        self.jobs = {job.name: job for job in every_job(self.policy)}
        self.book = book_of(workspace, now)
        self.second = int(now.timestamp())
        self.seen = {name: self.book.since(name, fingerprint(job, self.policy), self.second)
                     for name, job in self.jobs.items() if is_timed(job, self.policy)}  # fmt: skip

    def go(self, told: Told | None = None) -> list[dict[str, Any]]:
        """Runs everything that can run; answers with the records, in the order in which they ended."""
        records: list[dict[str, Any]] = []
        for record in self._all(self._look, self._startable):
            records.append(record)
            if told:
                told(record)
        self._indexes(records)
        return records

    def only(self, job: Job, due: int) -> list[dict[str, Any]]:
        """Runs what waits of one due time, whatever the jobs before it say; the records of all its items."""
        ended = list(self._all(lambda: None, partial(self._waiting_of, job, due)))
        self._indexes(ended)
        return [row.record for row in self._rows_of(job, due) if row.record]

    def _all(self, look: Callable[[], None], startable: Startable) -> Iterator[dict[str, Any]]:
        """Starts what may start, several at once, and yields each record as it ends, until nothing is left."""
        at_once = at_once_of(self.policy)
        with ThreadPoolExecutor(at_once) as pool:
            running: dict[Future[Any], Key] = {}
            while True:
                look()
                for key in startable(at_once - len(running)):
                    if (started := self._start(pool, key)) is not None:
                        running[started] = key
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                ended = [(running.pop(future), future.result()) for future in done]
                yield from (record for _, record in ended if record is not None)

    def _indexes(self, records: Sequence[dict[str, Any]]) -> None:
        """The index page of each batch that something ended of."""
        for name, due in {(record["job"], record["due"]) for record in records if record["due"]}:
            job, at = self.jobs[name], int(datetime.fromisoformat(due).timestamp())
            rows = [row.record for row in self._rows_of(job, at) if row.record]
            if job.each is not None:
                write_index(self.workspace, job, [msgspec.convert(row, Run) for row in rows])

    def _rows_of(self, job: Job, due: int) -> list[Row]:
        return [row for row in self.book.rows(job.name) if row.key.due == due]

    # What is due

    def _look(self) -> None:
        """Puts new due times in, sets lost ones free, and says of each that waits why, or that it is not run."""
        at = wall(self.now, zone(self.policy.zone)).isoformat()
        self.book.expire(time.time(), at, partial(after_lost, self.jobs, self.now))
        for job in self._in_order():
            self.look_at(job)

    def look_at(self, job: Job) -> None:
        """The same for one job."""
        rows = self.book.rows(job.name)
        known = {row.key.due for row in rows}
        dues = (int(due.timestamp()) for due in due_times(job, self.policy, moment_of(self.seen[job.name]), self.now))
        new = [due for due in dues if due not in known]
        fresh = [row.key.due for row in rows if row.waits and not row.attempts and not row.key.item]
        chosen, skipped = sorted_out(job, [*new, *fresh], self.second)
        self.book.add(Key(job.name, due) for due in new)
        for due, because in skipped.items():
            self.book.say(Key(job.name, due), "skipped", because)
        for due in chosen:
            self._gate(job, due)

    def _gate(self, job: Job, due: int) -> None:
        """Whether a due time may run, still waits, or is skipped; its items are fixed once it may."""
        key, say = Key(job.name, due), self.may_run(job, due)
        if say.what != "run":
            self.book.say(key, "skipped" if say.what == "skip" else "due", say.because)
        else:
            self.items_for(job, key)

    def may_run(self, job: Job, due: int) -> Say:
        """What the jobs before it and `only_if` say."""
        rows = {name: self.book.rows(name) for name in job.waits_for}
        say = after(job, due, rows, self._last_seen, self.second)
        reasons = against(job, self.workspace, self._last_seq(job), self.now) if say == RUN else []
        return Say("skip", "; ".join(reasons)) if reasons else say

    def _last_seen(self, name: str, due: int) -> int | None:
        found = last_due(self.jobs[name], self.policy, moment_of(due)) if name in self.seen else None
        return int(found.timestamp()) if found and found.timestamp() > self.seen[name] else None

    def _last_seq(self, job: Job) -> int | None:
        done = [row.record["ledger"].get("last_seq") for row in self.book.rows(job.name)
                if row.state == "succeeded" and row.record]  # fmt: skip
        return max((seq for seq in done if seq is not None), default=None)

    def items_for(self, job: Job, key: Key) -> None:
        """Fixes the items of a due time, if it has any."""
        if job.each is None:
            return
        try:
            items = items_of(job, self.workspace, moment_of(key.due))
        except SignoffError as error:
            self.book.say(key, "failed", "; ".join(str(problem) for problem in error.problems))
            return
        if not items:
            self.book.say(key, "skipped", "each: there are no items")
            return
        self.book.fix_items(key, [key_of(item) for item in items])

    # What runs

    def _in_order(self) -> list[Job]:
        """The jobs with due times, those that others wait for first."""
        from graphlib import TopologicalSorter

        waits = {name: [other for other in job.waits_for if other in self.jobs] for name, job in self.jobs.items()}
        return [self.jobs[name] for name in TopologicalSorter(waits).static_order() if name in self.seen]

    def _startable(self, free: int) -> Iterator[Key]:
        """Rows that wait and may run now, oldest first, one due time of a job at a time; not more than are free."""
        for job in self._in_order():
            dues = [row.key.due for row in self.book.rows(job.name) if row.state in OPEN]
            for key in self._startable_of(job, min(dues), free) if dues else ():
                free -= 1
                yield key

    def _waiting_of(self, job: Job, due: int, free: int) -> list[Key]:
        """Whoever asks for one due time waits for no other job and no next try."""
        return [row.key for row in self._rows_of(job, due) if row.waits][:free]

    def _startable_of(self, job: Job, due: int, free: int) -> list[Key]:
        rows = self._rows_of(job, due)
        room = min(free, job.at_once or free) - sum(row.runs for row in rows if job.at_once)
        return [row.key for row in rows if self._ready(job, row)][: max(room, 0)]

    def _ready(self, job: Job, row: Row) -> bool:
        if not row.waits or (row.next_try or 0) > self.second:
            return False
        if row.attempts or row.key.item:
            return True
        return job.each is None and self.may_run(job, row.key.due) == RUN

    def _start(self, pool: ThreadPoolExecutor, key: Key) -> Future[Any] | None:
        started = wall(self.now, zone(zone_of(self.jobs[key.job], self.policy))).isoformat()
        claim = self.book.claim(key, self.scheduler, started, time.time() + lease_of(self.workspace))
        if claim is None:
            return None
        number = self._number(key)
        return pool.submit(attempt, self.workspace, self.book, self.jobs[key.job], claim, number, self.now, {})

    def _number(self, key: Key) -> int:
        items = [row.key.item for row in self.book.rows(key.job) if row.key.due == key.due]
        return items.index(key.item) + 1


def at_once_of(policy: Policy) -> int:
    """How many notebooks run at one time on this machine."""
    said = [document.at_once for document in policy.of("jobs") if document.at_once]
    return min(said, default=AT_ONCE)


def book_of(workspace: Workspace, now: datetime) -> Book:
    """The book in the workspace's ledger, which is begun where there is none."""
    if not workspace.ledger_path.exists():
        workspace.writing(now).close()
    return Book(workspace.ledger_path)
