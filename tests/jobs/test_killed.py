"""Three schedulers, killed at random while the clock runs fast: each due time once, or recorded with its reason."""

import json
import subprocess
import sys
from collections import Counter
from datetime import datetime

import pytest

import signoff
from jobs import _sweep
from jobs._jobs import notebook
from signoff.jobs import due_times, job_named
from signoff.jobs.book import Book
from signoff.policy.kinds.jobs import every_job
from workspaces import small

MONTHS = [("2026-03-14T12:00:00+02:00", "2026-04-14T12:00:00+03:00"),
          ("2026-10-09T12:00:00+03:00", "2026-11-09T12:00:00+02:00")]  # fmt: skip
DAYS = [("2026-03-28T12:00:00+02:00", "2026-03-29T18:00:00+03:00"),
        ("2026-10-24T12:00:00+03:00", "2026-10-25T18:00:00+02:00")]  # fmt: skip


@pytest.mark.parametrize(("first", "last"), DAYS, ids=["spring", "autumn"])
def test_a_night_of_the_clocks_with_eight_kills(tmp_path, first, last):
    swept(tmp_path, datetime.fromisoformat(first), datetime.fromisoformat(last), 8, 1)


@pytest.mark.slow
@pytest.mark.parametrize(("first", "last"), MONTHS, ids=["spring", "autumn"])
def test_a_month_with_fifty_kills(tmp_path, first, last, request):
    seed = request.config.getoption("--hypothesis-seed", default=None) or 0
    swept(tmp_path, datetime.fromisoformat(first), datetime.fromisoformat(last), 50, int(seed))


def swept(folder, first, last, kills, seed):
    """Runs the sweep, and looks at what the book says of every due time, and at who ran beside whom."""
    root = small(folder / "ws", _sweep.POLICY)
    (root / "n.ipynb").write_text(json.dumps(notebook(parameters="n = 1")), encoding="utf-8")
    command = [sys.executable, _sweep.__file__, root, first.isoformat(), last.isoformat(), kills, seed]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=1200, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    said = [line.split(" ") for line in done.stdout.splitlines()]
    assert sum(line[0] == "killed" for line in said) == kills
    assert_never_side_by_side(said)
    workspace = signoff.open(root, last).workspace
    for job in every_job(workspace.policy):
        assert_each_due_time_once(workspace, job_named(workspace, job.name), first, last, said)


def assert_each_due_time_once(workspace, job, first, last, said):
    rows = [row for row in Book(workspace.ledger_path).rows(job.name) if row.key.due <= last.timestamp()]
    items = ['{"n":1}', '{"n":2}', '{"n":3}'] if job.each else [""]
    due = due_times(job, workspace.policy, first, last)
    assert [tuple(row.key[1:]) for row in rows] == [(int(at.timestamp()), item) for at in due for item in items]
    ends = Counter((line[2], line[3]) for line in said if line[0] == "end" and line[1] == job.name)
    for row in rows:
        states = [attempt["state"] for attempt in row.attempts]
        assert set(states[:-1]) <= {"lost"}, row
        assert states[-1] == row.state, row
        assert row.state == "succeeded" or (row.state in ("failed", "lost") and row.cause and row.because), row
        # Who is killed between the end of a run and its record has run it for nothing; nobody else runs it twice.
        assert ends[str(row.key.due), row.key.item or "-"] <= len(states), row


def assert_never_side_by_side(said):
    """Of one job only one due time runs, of a due time each item once; who was killed runs nothing."""
    running = {}
    for what, *words in said:
        if what == "killed":
            running = {key: pid for key, pid in running.items() if pid != words[0]}
        elif what == "start":
            job, due, item, pid = words
            assert not [key for key in running if key[0] == job and (key[1] != due or key[2] == item)], words
            running[job, due, item] = pid
        else:
            assert running.pop(tuple(words[:3])) == words[3]
