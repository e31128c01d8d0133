"""Rounds over real notebooks: what was missed, what failed and is tried again, what comes after, and items."""

import json
from datetime import datetime, timedelta

import pytest

import signoff
from jobs._jobs import notebook
from signoff.errors import Refused
from signoff.jobs import Round, job_named, run_due, runs
from signoff.jobs.book import Key
from workspaces import small

pytestmark = pytest.mark.kernel
FIRST = datetime.fromisoformat("2026-12-06T12:00:00+02:00")
MONDAY = datetime.fromisoformat("2026-12-07T09:00:00+02:00")
FAILS = "import os\nassert os.path.exists('mended')"


def workspace(folder, jobs, **notebooks):
    root = small(folder / "ws", f"---\nkind: jobs\njobs:\n{jobs}\n")
    (root / "notebooks").mkdir()
    for name, made in notebooks.items():
        (root / "notebooks" / f"{name}.ipynb").write_text(json.dumps(made), encoding="utf-8")
    return root


def at(root, now):
    return signoff.open(root, now).workspace


def go(root, now):
    return [(run.job, run.state) for run in Round(at(root, now), now).go()]


def states(root, now=MONDAY):
    return [(run.job, run.due[5:16], run.state) for run in runs(at(root, now))]


DAILY = "  - {name: daily, notebook: notebooks/n.ipynb, schedule: {every: day, at: '07:30'}, formats: []"


def test_the_past_is_not_caught_up_on_and_each_due_time_runs_once(tmp_path):
    root = workspace(tmp_path, DAILY + "}", n=notebook("print(week)"))
    assert go(root, FIRST) == []
    assert go(root, MONDAY) == [("daily", "succeeded")]
    assert go(root, MONDAY) == []
    (run,) = runs(at(root, MONDAY))
    assert (run.run, run.due) == ("daily-20261207T053000Z-1", "2026-12-07T07:30:00+02:00")


def test_words_count_from_the_due_time_and_missed_ones_are_said(tmp_path):
    said = DAILY + ", parameters: {week: {type: week, default: last_week}}}"
    root = workspace(tmp_path, said, n=notebook("print(week)"))
    go(root, FIRST)
    assert go(root, MONDAY + timedelta(days=7)) == [("daily", "skipped")] * 7 + [("daily", "succeeded")]
    found = runs(at(root, MONDAY))
    assert [run.state for run in found] == ["skipped"] * 7 + ["succeeded"]
    assert all("only the latest" in run.because for run in found[:7])
    assert found[-1].parameters == {"week": "2026-W50"}


def test_a_failing_notebook_is_tried_again_and_what_comes_after_it_is_skipped(tmp_path):
    jobs = (
        DAILY + ", retries: {times: 1, wait: 10m, only_on: cell_failed}}\n"
        "  - {name: next, notebook: notebooks/m.ipynb, after: daily, formats: []}"
    )
    root = workspace(tmp_path, jobs, n=notebook(FAILS), m=notebook("1"))
    go(root, FIRST)
    assert go(root, MONDAY) == [("daily", "due")]
    assert states(root) == [("daily", "12-07T07:30", "due"), ("next", "12-07T07:30", "due")]
    assert go(root, MONDAY + timedelta(minutes=5)) == []
    assert go(root, MONDAY + timedelta(minutes=20)) == [("daily", "failed"), ("next", "skipped")]
    assert states(root) == [("daily", "12-07T07:30", "failed"), ("next", "12-07T07:30", "skipped")]
    daily, after = runs(at(root, MONDAY))
    assert [attempt["state"] for attempt in daily.attempts] == ["failed", "failed"]
    assert daily.failing_cell.number == 3
    assert after.because == "after: daily failed"
    (root / "mended").touch()
    ws = at(root, MONDAY)
    due = datetime.fromisoformat("2026-12-07T07:30:00+02:00")
    assert [run.state for run in run_due(ws, job_named(ws, "daily"), due, MONDAY)] == ["succeeded"]


def test_each_item_runs_by_itself_and_the_batch_has_an_index(tmp_path):
    each = ", parameters: {n: {type: whole}}, each: [{n: 1}, {n: 0}], retries: {times: 0}}"
    root = workspace(tmp_path, DAILY + each, n=notebook("1 / n", parameters="n = 1"))
    go(root, FIRST)
    assert sorted(go(root, MONDAY)) == [("daily", "failed"), ("daily", "succeeded")]
    assert {run.key: run.state for run in runs(at(root, MONDAY))} == {'{"n":1}': "succeeded", '{"n":0}': "failed"}
    index = (root / ".signoff/runs/daily-20261207T053000Z/index.html").read_text("utf-8")
    assert "1 of them failed" in index
    assert "ZeroDivisionError" in index


def test_a_time_that_is_not_due_is_refused_with_the_nearest(tmp_path):
    root = workspace(tmp_path, DAILY + "}", n=notebook("1"))
    ws = at(root, MONDAY)
    with pytest.raises(Refused, match="not due") as refused:
        run_due(ws, job_named(ws, "daily"), MONDAY, MONDAY)
    assert "2026-12-07T07:30:00+02:00 and 2026-12-08T07:30:00+02:00" in str(refused.value.problems[0])


def test_a_job_that_cannot_begin_has_failed_and_says_why(tmp_path):
    root = workspace(tmp_path, DAILY + ", secrets: {TOKEN: env:NOT_THERE_AT_ALL}}", n=notebook("1"))
    go(root, FIRST)
    assert go(root, MONDAY) == [("daily", "failed")]
    (run,) = runs(at(root, MONDAY))
    assert "NOT_THERE_AT_ALL" in run.because


@pytest.mark.parametrize(
    ("source", "cause"),
    [
        ("from signoff.checks._reach._fault import Fault\nraise Fault('no_host', 'there is no host')", "network"),
        ("import sqlite3\nraise sqlite3.OperationalError('database is locked')", "busy"),
        ("raise ValueError('locked')", "cell_failed"),
    ],
)
def test_the_cause_of_a_failure_says_whether_it_is_tried_again(tmp_path, source, cause):
    said = DAILY + ", retries: {wait: 10m, only_on: [network, busy]}}"
    root = workspace(tmp_path, said, n=notebook(source))
    go(root, FIRST)
    assert go(root, MONDAY) == [("daily", "failed" if cause == "cell_failed" else "due")]
    (run,) = runs(at(root, MONDAY))
    assert run.cause == cause
    assert bool(run.attempts[0]["next_try"]) is (cause != "cell_failed")


def test_a_schedule_that_is_changed_does_not_catch_up_and_what_waited_too_long_is_skipped(tmp_path):
    jobs = DAILY + ", retries: {times: 9, wait: 12h, only_on: cell_failed}}\n"
    after = "  - {name: next, notebook: notebooks/m.ipynb, after: {jobs: daily, within: 6h}, formats: []}"
    root = workspace(tmp_path, jobs + after, n=notebook(FAILS), m=notebook("1"))
    go(root, FIRST)
    assert go(root, MONDAY) == [("daily", "due")]
    assert go(root, MONDAY + timedelta(hours=6)) == []
    assert go(root, MONDAY + timedelta(hours=6, seconds=1)) == [("next", "skipped")]
    assert "after: daily is not done, and it waited longer than 6 h" in runs(at(root, MONDAY))[-1].because
    policy = root / "policies" / "all.yml"
    policy.write_text(policy.read_text("utf-8").replace("07:30", "08:30"), encoding="utf-8")
    assert go(root, MONDAY + timedelta(hours=9)) == []
    assert [run[1:] for run in states(root)] == [("12-07T07:30", "due"), ("12-07T07:30", "skipped")]


def test_a_due_time_that_somebody_runs_is_refused(tmp_path):
    root = workspace(tmp_path, DAILY + "}", n=notebook("1"))
    ws, due = at(root, MONDAY), datetime.fromisoformat("2026-12-07T07:30:00+02:00")
    book = Round(ws, MONDAY).book
    book.add([Key("daily", int(due.timestamp()))], 0)
    book.claim(Key("daily", int(due.timestamp())), "another", "now", 4e9)
    for one in (due, due - timedelta(days=1)):
        with pytest.raises(Refused, match="somebody runs it now"):
            run_due(ws, job_named(ws, "daily"), one, MONDAY)
    assert len(book.rows()) == 1


def test_a_scheduler_that_stays_begins_what_falls_due_meanwhile_until_it_is_stopped(tmp_path):
    root = workspace(tmp_path, "  - {name: tick, notebook: notebooks/n.ipynb, schedule: {every: 1m}, formats: []}",
                     n=notebook("1"))  # fmt: skip
    go(root, MONDAY)
    moments = [MONDAY + timedelta(minutes=minutes) for minutes in range(1, 99)]
    ended = []
    Round(at(root, MONDAY), MONDAY).stays(lambda: moments.pop(0), lambda: len(ended) == 3).go(ended.append)
    assert [(run.state, run.due[11:16], run.started[11:16]) for run in ended] == [
        ("succeeded", "09:01", "09:01"), ("succeeded", "09:02", "09:02"), ("succeeded", "09:03", "09:03"),
    ]  # fmt: skip
