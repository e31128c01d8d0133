"""Through the command, with two schedulers at once: a weekend without any, a notebook that fails, one that stays."""

import json
import signal
import subprocess
import sys

import pytest

from jobs._jobs import notebook
from workspaces import small

pytestmark = pytest.mark.kernel
FAILS = "import os\nassert os.path.exists('mended'), 'not mended'"


def workspace(folder, jobs, **notebooks):
    root = small(folder / "ws", f"---\nkind: jobs\njobs:\n{jobs}")
    for name, made in notebooks.items():
        (root / f"{name}.ipynb").write_text(json.dumps(made), encoding="utf-8")
    return root


def begin(root, *arguments, now):
    command = [sys.executable, "-m", "signoff", "jobs", *arguments, "--workspace", str(root), "--now", now]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def told(process):
    out, trouble = process.communicate(timeout=300)
    assert not trouble, trouble
    return process.returncode, json.loads(out)["runs"]


def two_rounds(root, now):
    """Two schedulers at once: their exit statuses, and all that both tell, by run."""
    found = [told(one) for one in [begin(root, "run", "--all-due", "--json", now=now) for _ in range(2)]]
    ended = [(run["run"], run["state"]) for _, runs in found for run in runs]
    assert len(ended) == len(set(ended)), "what one of them did, the other one does not tell"
    return sorted(status for status, _ in found), dict(ended)


def states(root, now, *arguments):
    _, found = told(begin(root, "runs", *arguments, "--json", now=now))
    return {run["run"].removesuffix("-1"): run["state"] for run in found}


WEEKEND = """\
  - {name: import, notebook: n.ipynb, schedule: {every: day, at: '06:00'}, formats: [],
     catch_up: {missed: all, not_older_than: 72h, at_most: 2}}
  - {name: page, notebook: n.ipynb, after: import, formats: []}
  - {name: half-hourly, notebook: n.ipynb, schedule: {every: 30m, between: '08:00-09:00'}, catch_up: none, formats: []}
  - {name: weekly, notebook: n.ipynb, zone: Europe/London, schedule: {every: monday, at: '06:30'}, formats: []}
"""


def test_after_a_weekend_without_a_scheduler_each_due_time_is_run_once_or_said_to_be_skipped(tmp_path):
    root = workspace(tmp_path, WEEKEND, n=notebook("print(week)"))
    assert two_rounds(root, "2026-12-03T12:00:00+02:00") == ([0, 0], {})
    status, _ = two_rounds(root, "2026-12-07T08:35:00+02:00")
    assert status == [0, 0]
    now = "2026-12-07T08:35:00+02:00"
    assert states(root, now, "import") == {
        "import-20261204T040000Z": "skipped",
        "import-20261205T040000Z": "skipped",
        "import-20261206T040000Z": "succeeded",
        "import-20261207T040000Z": "succeeded",
    }
    assert list(states(root, now, "page").values()) == ["skipped", "skipped", "skipped", "succeeded"]
    assert list(states(root, now, "half-hourly").values()) == ["skipped"] * 7 + ["succeeded"]
    assert states(root, now, "weekly") == {"weekly-20261207T063000Z": "succeeded"}
    assert two_rounds(root, now) == ([0, 0], {})
    _, found = told(begin(root, "runs", "--state", "skipped", "--json", now=now))
    assert all(run["because"] and run["parameters"] is None and run["started"] is None for run in found)
    _, (weekly,) = told(begin(root, "runs", "weekly", "--json", now=now))
    assert (weekly["due"], weekly["started"][-6:]) == ("2026-12-07T06:30:00+00:00", "+00:00")


FAILING = """\
  - {name: metrics, notebook: bad.ipynb, schedule: {every: day, at: '06:00'}, formats: [],
     retries: {times: 2, wait: [1m, 10m], only_on: cell_failed}}
  - {name: page, notebook: n.ipynb, after: metrics, formats: []}
  - {name: alarm, notebook: n.ipynb, after: {jobs: metrics, also_when: failed}, formats: []}
"""


def test_a_notebook_that_fails_is_tried_as_often_as_it_may_and_holds_up_who_waits_for_it(tmp_path):
    root = workspace(tmp_path, FAILING, n=notebook("1"), bad=notebook(FAILS))
    assert two_rounds(root, "2026-12-06T12:00:00+02:00") == ([0, 0], {})
    stamp = "20261207T040000Z-1"
    assert two_rounds(root, "2026-12-07T06:00:10+02:00") == ([0, 1], {f"metrics-{stamp}": "due"})
    assert two_rounds(root, "2026-12-07T06:00:20+02:00") == ([0, 0], {}), "its next try is in a minute"
    _, (run,) = told(begin(root, "runs", "metrics", "--json", now="2026-12-07T06:00:20+02:00"))
    assert run["attempts"][0]["next_try"][:17] == "2026-12-07T06:01:"
    assert two_rounds(root, "2026-12-07T06:02:00+02:00") == ([0, 1], {f"metrics-{stamp}": "due"})
    late = "2026-12-07T06:13:00+02:00"
    assert two_rounds(root, late)[1] == {
        f"metrics-{stamp}": "failed", f"page-{stamp}": "skipped", f"alarm-{stamp}": "succeeded",
    }  # fmt: skip
    (root / "mended").touch()
    status, (run,) = told(begin(root, "run", "metrics", "--due", "2026-12-07T06:00", "--json", now=late))
    assert (status, run["state"], [attempt["state"] for attempt in run["attempts"]]) == (
        0, "succeeded", ["failed", "failed", "failed", "succeeded"],
    )  # fmt: skip


def test_a_scheduler_that_stays_ends_orderly_when_it_is_told_to(tmp_path):
    daily = "  - {name: daily, notebook: n.ipynb, schedule: {every: day, at: '06:00'}, formats: []}\n"
    root = workspace(tmp_path, daily, n=notebook("1"))
    two_rounds(root, "2026-12-06T12:00:00+02:00")
    staying = begin(root, "start", now="2026-12-07T06:00:10+02:00")
    assert staying.stdout.readline() == "daily-20261207T040000Z-1: succeeded\n"
    staying.send_signal(signal.SIGTERM)
    assert staying.wait(timeout=120) == 0
    assert "half minute" in staying.stderr.read()
