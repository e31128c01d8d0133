"""The file for Airflow: plain Python of its own, the schedules exactly, and told what is not in it."""

import ast
import shlex
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from signoff.clock import occurrences
from signoff.errors import SignoffError
from signoff.jobs._due import schedules_of
from signoff.jobs.scale.airflow import dag_file
from signoff.jobs.scale.airflow._when import Crons, when_of
from signoff.policy.kinds.jobs import every_job
from signoff.workspace import Workspace
from support import cases
from workspaces import small

NOW = datetime(2026, 12, 7, 7, tzinfo=UTC)
ALLOWED = {"datetime", "airflow.sdk", "airflow.providers.standard.operators.bash", "airflow.timetables.events"}


def workspace(folder, *jobs):
    written = "".join(f"  - {{name: {name}, notebook: notebooks/page.ipynb{more}}}\n" for name, more in jobs)
    return Workspace(small(folder / "ws", f"---\nkind: jobs\njobs:\n{written}"))


@pytest.mark.parametrize("case", cases("jobs", "cron"), ids=lambda case: case["schedule"])
def test_says_what_the_table_says(case, tmp_path):
    found = workspace(tmp_path, ("page", f", zone: {case.get('in', 'Europe/Riga')}, schedule: {case['schedule']}"))
    (job,) = every_job(found.policy)
    if "refused" in case:
        with pytest.raises(SignoffError, match=case["refused"]):
            when_of(job, found.policy, NOW)
        return
    when = when_of(job, found.policy, NOW)
    if "dates" in case:
        assert case["dates"] in when.because
        assert list(when.dates) == occurrences(schedules_of(job, found.policy), NOW, when.until)
        return
    assert when == Crons(case.get("zone", case.get("in", "Europe/Riga")), tuple(case["lines"]))
    due = set(occurrences(schedules_of(job, found.policy), NOW, NOW + timedelta(days=500)))
    assert {at for at in by_cron(when) if NOW < at <= NOW + timedelta(days=500)} == due


def by_cron(when):
    """What the lines mean, minute by minute of the wall clock: only numbers, `*`, lists and `*/N` stand in them."""
    for day in map(date.fromordinal, range(NOW.toordinal() - 1, NOW.toordinal() + 502)):
        for line in when.lines:
            minutes, hours, month_day, _, week = (part(one) for one in line.split())
            if day.day in month_day and (day.weekday() + 1) % 7 in week:
                for hour in (hour for hour in hours if hour < 24):
                    for minute in minutes:
                        at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(when.zone))
                        yield at.astimezone(UTC)


def part(said):
    if said.startswith("*"):
        return range(0, 60, int(said.removeprefix("*").removeprefix("/") or 1))
    return {int(one) for one in said.split(",")}


CHAIN = (
    ("weekly", ", schedule: {every: monday, at: 07:30}, retries: {times: 2, wait: 10m}, catch_up: all"),
    ("channel-page", ", after: weekly"),
    ("digest", ", after: [channel-page, weekly]"),
    ("by-hand", ""),
    ("on-a-day", ", schedule: {every: monday, at: 07:30, last_day: 2026-12-31}"),
    ("often", ", schedule: {every: 5m, between: 02:00-20:00}"),
)


def test_the_file_is_plain_python_without_signoff(tmp_path):
    text, _ = dag_file(workspace(tmp_path, *CHAIN), NOW)
    tree = ast.parse(text)
    compile(text, "dag.py", "exec")
    assert {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)} == ALLOWED
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
    assert "import DAG, CronTriggerTimetable" in text


def test_jobs_that_wait_stand_behind_those_they_wait_for(tmp_path):
    text, notes = dag_file(workspace(tmp_path, *CHAIN), NOW)
    tree = ast.parse(text)
    dag = next(node for node in tree.body if isinstance(node, ast.With))
    arrows = {ast.unparse(node.value) for node in dag.body if isinstance(node, ast.Expr)}
    assert arrows == {"job_weekly >> job_channel_page", "job_weekly >> job_digest", "job_channel_page >> job_digest"}
    assert "job_weekly = run('weekly', retries=2, wait=600)" in text
    assert "catchup=True" in text
    assert [note.partition(":")[0] for note in notes] == ["by-hand", "on-a-day", "often"]


def test_what_a_task_runs_is_the_command_with_the_due_time(tmp_path):
    found = workspace(tmp_path / "it's {a} $HOME", ("weekly", ", schedule: {every: monday, at: 07:30}"))
    tree = ast.parse(dag_file(found, NOW)[0])
    said = {node.targets[0].id: node.value for node in ast.walk(tree) if isinstance(node, ast.Assign)}
    known = {name: ast.literal_eval(said[name]) for name in ("SIGNOFF", "WORKSPACE", "DUE")}
    command = eval(compile(ast.Expression(said["command"]), "dag.py", "eval"), {**known, "name": "weekly"})
    expected = ["jobs", "run", "weekly", "--workspace", str(found.root), "--due", "T"]
    assert shlex.split(command.replace("{{ data_interval_end.isoformat() }}", "T")) == ["signoff", *expected]


def test_a_path_that_airflow_would_fill_in_is_refused(tmp_path):
    found = workspace(tmp_path / "{{ ds }}", ("weekly", ", schedule: {every: monday, at: 07:30}"))
    with pytest.raises(SignoffError, match="template"):
        dag_file(found, NOW)


def test_without_a_job_that_is_due_there_is_no_file(tmp_path):
    with pytest.raises(SignoffError, match="no job of this workspace can be exported"):
        dag_file(workspace(tmp_path, ("by-hand", "")), NOW)


def test_the_command_writes_it(tmp_path):
    root = workspace(tmp_path, *CHAIN).root
    command = [
        sys.executable,
        "-m",
        "signoff",
        "jobs",
        "export",
        "airflow",
        "--workspace",
        root,
        "--out",
        tmp_path / "d.py",
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stdout) == (0, f"Written: {tmp_path / 'd.py'}\n")
    compile((tmp_path / "d.py").read_text("utf-8"), "d.py", "exec")
