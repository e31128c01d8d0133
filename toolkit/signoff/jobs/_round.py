"""One round of a scheduler: what is due is put into the book, and run until nothing is left that can run now."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any

from signoff.clock import wall, zone
from signoff.errors import Refused, SignoffError
from signoff.jobs._after import RUN, Say, after, tired
from signoff.jobs._attempt import Runner, after_lost, attempt, lease_of, moment_of, scheduler_name
from signoff.jobs._catch_up import sorted_out
from signoff.jobs._due import due_times, fingerprint, is_timed, last_due, zone_of
from signoff.jobs._index import write_index
from signoff.jobs._items import items_of, key_of
from signoff.jobs._only_if import against
from signoff.jobs._record import Run
from signoff.jobs._run import run_job
from signoff.jobs._runs import shown
from signoff.jobs.book import Book, Key, Row
from signoff.jobs.warm import Kernels
from signoff.policy import Policy
from signoff.policy.kinds.jobs import Job, every_job
from signoff.workspace import Workspace

MOST_AT_ONCE = 8
DAY = 24 * 3600
EVERY = 30  # seconds between two looks of a scheduler that stays
Clock = Callable[[], datetime]
Told = Callable[[Run], None]
Startable = Callable[[int], Iterable[Key]]


class Round:
    """All jobs of a workspace at one moment.

    now      the moment that due times are compared with; leases are of real time
    runner   what runs a notebook; left out, `run_job`, with kernels that all runs share"""

    def __init__(self, workspace: Workspace, now: datetime, scheduler: str = "", runner: Runner | None = None) -> None:
        self.workspace, self.now, self.policy = workspace, now, workspace.policy
        self.kernels = Kernels()
        self.runner = runner or partial(run_job, kernels=self.kernels)
        self.scheduler = scheduler or scheduler_name()
        self.jobs = {job.name: job for job in every_job(self.policy)}
        self.book = book_of(workspace, now)
        self.second = int(now.timestamp())
        self.clock: Clock | None = None
        self.stopped: Callable[[], bool] = bool
        self.seen: dict[str, tuple[int, int]] = {}
        self.over: list[Key] = []
        self.asked = self.refused = False

    def stays(self, clock: Clock, stopped: Callable[[], bool]) -> "Round":
        """The same for a scheduler that stays: what falls due while a long notebook runs is begun too.

        clock   the moment of each look;  stopped: nothing more is begun then"""
        self.clock, self.stopped = clock, stopped
        return self

    def go(self, told: Told | None = None) -> list[Run]:
        """Runs everything that can run; answers with each run that ended, was lost or is not run, in that order."""
        self.seen = {name: self.book.seen(name, fingerprint(job, self.policy), self.second)
                     for name, job in self.jobs.items() if is_timed(job, self.policy)}  # fmt: skip
        found = []
        for run in self._all(self._startable):
            found.append(run)
            if told:
                told(run)
        self._indexes(found)
        return found

    def only(self, job: Job, due: int) -> list[Run]:
        """Runs what has not succeeded of one due time, whatever the jobs before it say; the runs of all its items.

        Raises Refused where somebody runs it, or another due time of the job"""
        self._expire()
        if any(row.runs for row in self.book.unfinished(job.name)):
            raise _being_run(job)
        self.book.add([Key(job.name, due)] if not self.book.rows(job.name, due) else [], self.second)
        self._fix_items(job, Key(job.name, due))
        left = [row.key for row in self.book.rows(job.name, due) if row.state != "succeeded"]
        if job.each is not None:
            left = [key for key in left if key.item]
        self.asked = True
        ended = list(self._all(partial(self._next_asked, job, left)))
        if self.refused:
            raise _being_run(job)
        self._indexes(ended)
        return shown(self.workspace, self.book.rows(job.name, due))

    def _all(self, startable: Startable) -> Iterator[Run]:
        """Starts what may start, several at once, and yields each run as it ends, until nothing is left."""
        at_once = at_once_of(self.policy)
        with ThreadPoolExecutor(at_once) as pool, self.kernels:
            running: dict[Future[Any], Key] = {}
            while True:
                for key in startable(at_once - len(running)):
                    if (started := self._start(pool, key)) is not None:
                        running[started] = key
                over, self.over = self.over, []
                for key in over:
                    yield from self._shown(key)
                if over:
                    continue
                if not running:
                    self._give_up()
                    if self.over:
                        continue
                    return
                done, _ = wait(running, EVERY if self.clock else None, FIRST_COMPLETED)
                for future in done:
                    future.result()
                    yield from self._shown(running.pop(future))

    def _shown(self, key: Key) -> Iterator[Run]:
        rows = shown(self.workspace, self.book.rows(key.job, key.due))
        return (run for run in rows if run.key == key.item)

    def _indexes(self, found: Sequence[Run]) -> None:
        """The index page of each batch that something ended of; a page that cannot be written ends no round."""
        batches = {(run.job, run.due) for run in found if run.due and self.jobs[run.job].each is not None}
        for name, due in sorted(batches):
            rows = self.book.rows(name, int(datetime.fromisoformat(due).timestamp()))
            with suppress(SignoffError, OSError):
                write_index(self.workspace, self.jobs[name], shown(self.workspace, rows))

    # What is due

    def _look(self) -> None:
        """Puts new due times in, sets lost ones free, and says which of those that wait are not run."""
        if self.clock:
            self.now = self.clock()
            self.second = int(self.now.timestamp())
        self._expire()
        for job in self._in_order():
            self._look_at(job)

    def _expire(self) -> None:
        lost = self.book.expire(time.time(), partial(after_lost, self.jobs, self.policy, self.now))
        self.over += [row.key for row, following in lost if following.state == "lost"]

    def _look_at(self, job: Job) -> None:
        since, looked = self.seen[job.name]
        if looked < self.second:
            dues = [int(due.timestamp()) for due in due_times(job, self.policy, moment_of(looked), self.now)]
            if dues or self.second - looked > DAY:  # a round that finds nothing writes nothing
                self.book.look(job.name, dues, self.second)
            self.seen[job.name] = since, self.second
        new = {row.key.due: row.added or self.second for row in self.book.unfinished(job.name) if row.is_new}
        for due, because in sorted_out(job, [*new], self.second, new).skipped.items():
            self._say(Key(job.name, due), Say("skip", because))

    def _say(self, key: Key, say: Say) -> None:
        state = {"wait": "due", "skip": "skipped", "fail": "failed"}[say.what]
        if self.book.say(key, state, say.because) and state != "due":
            self.over.append(key)

    def _may_run(self, job: Job, row: Row) -> Say:
        """What the jobs before it and `only_if` say."""
        say = after(job, row.key.due, self.book.rows, self._last_seen)
        reasons = against(job, self.workspace, self.book, self.now) if say == RUN else []
        return Say("skip", "; ".join(reasons)) if reasons else say

    def _give_up(self) -> None:
        """Skips what has waited too long for other jobs, now that nothing more of them can run.

        It waits from the round that found it due: what was missed has not waited for anybody yet."""
        for job in self._in_order():
            for row in self.book.unfinished(job.name)[:1]:
                say = after(job, row.key.due, self.book.rows, self._last_seen) if row.is_new else RUN
                if (say := tired(job, say, self.second - (row.added or self.second))).what == "skip":
                    self._say(row.key, say)

    def _last_seen(self, name: str, due: int) -> int | None:
        found = last_due(self.jobs[name], self.policy, moment_of(due)) if name in self.seen else None
        return int(found.timestamp()) if found and found.timestamp() > self.seen[name][0] else None

    def _fix_items(self, job: Job, key: Key) -> None:
        """Fixes the items of a due time, if it has any; what is fixed stays."""
        if job.each is None:
            return
        try:
            items = items_of(job, self.workspace, moment_of(key.due))
        except SignoffError as error:
            self._say(key, Say("fail", "; ".join(str(problem) for problem in error.problems)))
            return
        if items:
            self.book.fix_items(key, [key_of(item) for item in items], self.second)
        else:
            self._say(key, Say("skip", "each: there are no items"))

    # What runs

    def _in_order(self) -> list[Job]:
        """The jobs with due times, those that others wait for first."""
        from graphlib import TopologicalSorter

        waits = {name: [other for other in job.waits_for if other in self.jobs] for name, job in self.jobs.items()}
        return [self.jobs[name] for name in TopologicalSorter(waits).static_order() if name in self.seen]

    def _startable(self, free: int) -> Iterator[Key]:
        """Rows that wait and may run now, oldest first, one due time of a job at a time; not more than are free."""
        if self.stopped():
            return
        self._look()
        for job in self._in_order():
            for key in self._startable_of(job, free):
                free -= 1
                yield key

    def _startable_of(self, job: Job, free: int) -> list[Key]:
        rows = self._of_the_oldest(job)
        if rows and rows[0].is_new:
            say = self._may_run(job, rows[0])
            if say != RUN:
                self._say(rows[0].key, say)
                return []
            self._fix_items(job, rows[0].key)
            rows = self.book.rows(job.name, rows[0].key.due)
        room = min(free, job.at_once or free) - sum(row.runs for row in rows if job.at_once)
        ready = [row.key for row in rows if row.waits and (row.next_try or 0) <= self.second]
        return ready[: max(room, 0)]

    def _of_the_oldest(self, job: Job) -> list[Row]:
        rows = self.book.unfinished(job.name)
        for row in rows:
            if row.is_new and row.key.due != rows[0].key.due and row.because is None:
                self._say(row.key, Say("wait", "the due time before it is not done"))
        return [row for row in rows if row.key.due == rows[0].key.due]

    def _next_asked(self, job: Job, left: list[Key], free: int) -> list[Key]:
        """The next of what somebody asked for, which waits for no other job and no next try."""
        at_once = at_once_of(self.policy)
        room = max(min(free, (job.at_once or at_once) - (at_once - free)), 0)
        keys, left[:] = left[:room], left[room:]
        return keys

    def _start(self, pool: ThreadPoolExecutor, key: Key) -> Future[Any] | None:
        job = self.jobs[key.job]
        started = wall(self.now, zone(zone_of(job, self.policy))).isoformat()
        until, now = time.time() + lease_of(self.workspace), None if self.asked else self.second
        claim = self.book.claim(key, self.scheduler, started, until, now)
        if claim is None:
            self.refused = True
            return None
        return pool.submit(attempt, self.workspace, self.book, job, claim, self._number(key), self.now, self.runner)

    def _number(self, key: Key) -> int:
        """Of an item in its batch, from 1."""
        return [row.key for row in self.book.rows(key.job, key.due)].index(key) + 1


def at_once_of(policy: Policy) -> int:
    """How many notebooks run at one time on this machine: two for each processor, since a kernel often waits."""
    said = [document.at_once for document in policy.of("jobs") if document.at_once]
    return min(said, default=min(2 * (os.cpu_count() or 1), MOST_AT_ONCE))


def book_of(workspace: Workspace, now: datetime) -> Book:
    """The book in the workspace's ledger, which is begun where there is none."""
    if not workspace.ledger_path.exists():
        workspace.writing(now).close()
    return Book(workspace.ledger_path)


def _being_run(job: Job) -> Refused:
    return Refused(f"{job.name}: somebody runs it now, for this or another due time; see `signoff jobs runs`")
