"""Three schedulers over one workspace and a clock that runs fast, killed at random: run as a program of its own.

    python _sweep.py WORKSPACE FIRST LAST KILLS SEED

Prints what happened, a line each and in order: `start JOB DUE ITEM PID`, `end JOB DUE ITEM PID`, `killed PID`. What
runs a notebook is handed in, and sleeps for a moment; all else is real: the rounds, the book, the leases, the kills."""

import os
import random
import signal
import sys
import time
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context

import signoff
import signoff.report  # here, so that a scheduler that is forked has it
from signoff.jobs import Round
from signoff.jobs._attempt import moment_of
from signoff.jobs._run import never_begun
from signoff.jobs.book import FINAL, Book

POLICY = """
---
kind: jobs
lease: 1s
jobs:
  - {name: hourly, notebook: n.ipynb, schedule: {every: 1h, between: '00:00-06:00'}, catch_up: all, retries: {times: 9}}
  - {name: nightly, notebook: n.ipynb, schedule: {every: day, at: ['02:30', '03:30']}, catch_up: all}
  - {name: items, notebook: n.ipynb, parameters: {n: {type: whole}}, each: [{n: 1}, {n: 2}, {n: 3}],
     schedule: {every: day, at: '04:00'}, catch_up: all, retries: {times: 9}}
  - {name: once, notebook: n.ipynb, schedule: {every: 6h}, catch_up: all, retries: {times: 0}}
  - {name: after, notebook: n.ipynb, after: {jobs: nightly, also_when: [failed], within: 999h}, catch_up: all,
     retries: {times: 9}}
"""
STEP = timedelta(minutes=30)
WORKERS = 3
LONGEST = 120.0  # seconds of real time for what is left at the end


def say(*words):
    """One line, whole, whoever else prints one."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def runner(workspace, job, said, now, progress, wanted):
    """Takes a moment, and fails for every seventh due time of `nightly`."""
    what = (job.name, int(wanted.due.timestamp()), wanted.key or "-", os.getpid())
    say("start", *what)
    time.sleep(random.random() / 50)
    at = now.isoformat()
    run = never_begun(workspace, job, wanted)
    fails = job.name == "nightly" and wanted.due.day % 7 == 0
    ended = {"state": "failed", "cause": "cell_failed", "because": "cell 3: it"} if fails else {"state": "succeeded"}
    say("end", *what)
    return signoff.jobs.Run(**{**{name: getattr(run, name) for name in run.__struct_fields__},
                               **ended, "started": at, "ended": at, "seconds": 0.0})  # fmt: skip


def scheduler(workspace, clock):
    """Round after round, until it is killed."""
    random.seed(os.getpid())
    while True:
        Round(workspace, moment_of(int(clock.value)), runner=runner).go()
        time.sleep(0.005)


def main(root, first, last, kills, seed):
    """Runs the clock from first to last; then waits until nothing is open."""
    workspace = signoff.open(root, first).workspace
    Round(workspace, first, runner=runner).go()
    chance, context = random.Random(seed), get_context("fork")
    clock = context.Value("d", first.timestamp())
    steps = (last - first) // STEP
    hits = sorted(chance.randrange(steps) for _ in range(kills))
    workers = [_started(context, workspace, clock) for _ in range(WORKERS)]
    for step in range(steps):
        clock.value = (first + STEP * (step + 1)).timestamp()
        time.sleep(0.02)
        for _ in range(hits.count(step)):
            _kill(chance, context, workers, workspace, clock)
    Round(workspace, last, runner=runner).go()  # on a busy machine the others may not have seen the last hour yet
    began = time.monotonic()
    while _open(workspace, last) and time.monotonic() - began < LONGEST:
        clock.value += 60
        time.sleep(0.1)
    for worker in workers:
        worker.kill()


def _kill(chance, context, workers, workspace, clock):
    time.sleep(chance.random() / 20)
    at = chance.randrange(WORKERS)
    os.kill(workers[at].pid, signal.SIGKILL)
    workers[at].join()
    say("killed", workers[at].pid)
    workers[at] = _started(context, workspace, clock)


def _started(context, workspace, clock):
    worker = context.Process(target=scheduler, args=(workspace, clock), daemon=True)
    worker.start()
    return worker


def _open(workspace, last):
    rows = Book(workspace.ledger_path).rows()
    return any(row.state not in FINAL and row.key.due <= last.timestamp() for row in rows)


if __name__ == "__main__":
    begin, until = (datetime.fromisoformat(said).astimezone(UTC) for said in sys.argv[2:4])
    main(sys.argv[1], begin, until, int(sys.argv[4]), int(sys.argv[5]))
