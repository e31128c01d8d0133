"""One plain Python file of DAGs, which Airflow reads without signoff: each task runs `signoff jobs run NAME --due T`.

A job with schedules of its own is a DAG; jobs that have none, and wait for it, are tasks after its. Airflow says when;
which due times have run already, what is refused and what was learnt stays in the workspace's book of runs."""

import shlex
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from signoff.clock import seconds
from signoff.errors import SignoffError
from signoff.jobs.scale.airflow._when import Crons, Dates, when_of
from signoff.model import many
from signoff.policy import Policy
from signoff.policy.kinds.jobs import CatchUp, Job, Retries, every_job
from signoff.workspace import Workspace

HEAD = '''"""Jobs of {name}, as `signoff jobs export airflow` wrote them on {day}. Export again when the jobs change.

Each task takes its due time in signoff's own book of runs: it runs once, whoever else looks. What a manual run of this
DAG asks for is refused where it is no due time. For Airflow 3 with its standard provider."""

from datetime import datetime, timedelta

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import {imports}
{events}
SIGNOFF = {command}  # where the workers find the command
WORKSPACE = {root}
DUE = "{{{{ data_interval_end.isoformat() }}}}"


def run(name, retries, wait):
    """The task of a job: also after another that failed, as signoff knows whether it waits for that."""
    command = f"{{SIGNOFF}} jobs run {{name}} --workspace {{WORKSPACE}} --due {{DUE}}"
    return BashOperator(
        task_id=name, bash_command=command, append_env=True, trigger_rule="all_done",
        retries=retries, retry_delay=timedelta(seconds=wait),
    )
'''


def dag_file(workspace: Workspace, now: datetime, command: str = "signoff") -> tuple[str, list[str]]:
    """The file's text; and in words what of the jobs is not in it, or not for ever.

    Raises SignoffError where no job can be in it, or the workspace's path is one that Airflow would not leave alone."""
    policy, notes = workspace.policy, list[str]()
    dags = list(_dags(policy, now, notes))
    if not dags:
        raise SignoffError("no job of this workspace can be exported", *notes)
    events = any(f"={EVENTS}(" in dag for dag in dags)
    used = ["DAG", *(name for name in TIMETABLES if any(f"={name}(" in dag for dag in dags))]
    name, day = workspace.policy.name or workspace.root.name, f"{now:%Y-%m-%d}"
    head = _head(repr(name)[1:-1], day, used, events, workspace.root, command)
    return "\n\n".join([head, *dags]).rstrip() + "\n", notes


TIMETABLES = ("CronTriggerTimetable", "MultipleCronTriggerTimetable")
EVENTS = "EventsTimetable"
# Not from airflow.sdk: what Airflow 3.3.2 keeps of that one its scheduler cannot read again (no `_summary`).
EVENTS_FROM = "from airflow.timetables.events import EventsTimetable\n"


def _head(name: str, day: str, used: list[str], events: bool, root: Path, command: str) -> str:
    if "{{" in str(root) or "{%" in str(root):
        raise SignoffError(f"`{root}`: Airflow would read `{{{{` in it as a template; move the workspace")
    return HEAD.format(
        name=name.replace('"', "'"), day=day, imports=", ".join(used), command=repr(command),
        events=EVENTS_FROM if events else "", root=repr(shlex.quote(str(root))),
    )  # fmt: skip


def _dags(policy: Policy, now: datetime, notes: list[str]) -> Iterator[str]:
    jobs = every_job(policy)
    for job in jobs:
        if not job.schedules:
            if not job.waits_for:
                notes.append(f"{job.name}: run by hand, so it is not in the file")
            continue
        try:
            when = when_of(job, policy, now)
        except SignoffError as error:
            notes.append(f"{job.name}: not in the file, nor what waits for it: {error}; `signoff jobs start` runs it")
            continue
        if isinstance(when, Dates):
            notes.append(f"{job.name}: as {len(when.dates)} dates until {when.until:%Y-%m-%d}, as {when.because}; "
                         "export again before that day")  # fmt: skip
        yield _dag(job, list(_behind(job, jobs)), when, now)


def _behind(job: Job, jobs: list[Job]) -> Iterator[Job]:
    """The jobs without schedules whose due times are those of this one, each after the one that it waits for."""
    for other in jobs:
        if not other.schedules and other.waits_for[:1] == (job.name,):
            yield other
            yield from _behind(other, jobs)


def _dag(job: Job, behind: list[Job], when: Crons | Dates, now: datetime) -> str:
    said = f"Not cron, as {when.because}: " if isinstance(when, Dates) else ""
    start = now.astimezone(UTC).replace(tzinfo=None)
    lines = [
        f"# {said}dates until {when.until:%Y-%m-%d}" if isinstance(when, Dates) else "",
        "with DAG(",
        f"    dag_id={f'signoff-{job.name}'!r}, description={(job.purpose or job.notebook)!r},",
        f"    schedule={_schedule(when)},",
        f'    start_date=datetime.fromisoformat("{start.isoformat()}+00:00"),',
        f"    catchup={_catches_up(job)}, max_active_runs=1, tags=['signoff'],",
        "):",
        *(f"    {_variable(one)} = {_task(one)}" for one in (job, *behind)),
        *(f"    {_variable(first)} >> {_variable(one)}" for one in behind for first in (job, *behind)
          if first.name in one.waits_for),
    ]  # fmt: skip
    return "\n".join(line for line in lines if line)


def _schedule(when: Crons | Dates) -> str:
    if isinstance(when, Dates):
        dates = "".join(f'\n        "{at:%Y-%m-%dT%H:%M}+00:00",' for at in when.dates)
        return f"EventsTimetable(event_dates=[datetime.fromisoformat(at) for at in [{dates}\n    ]])"
    if len(when.lines) == 1:
        return f"CronTriggerTimetable({when.lines[0]!r}, timezone={when.zone!r})"
    return f"MultipleCronTriggerTimetable({', '.join(map(repr, when.lines))}, timezone={when.zone!r})"


def _catches_up(job: Job) -> bool:
    """Whether Airflow begins every due time that it missed. Of `latest`, the last one it begins by itself."""
    missed = job.catch_up.missed if isinstance(job.catch_up, CatchUp) else job.catch_up
    return missed == "all"


def _task(job: Job) -> str:
    retries = job.retries or Retries()
    return f"run({job.name!r}, retries={retries.times}, wait={seconds(many(retries.wait)[0])})"


def _variable(job: Job) -> str:
    return f"job_{job.name}".replace("-", "_")
