"""One run: parameters checked, a fresh folder, the notebook executed, its outputs and its record kept."""

import os
import platform
import shlex
import time
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from signoff.clock import seconds, tzdata_version, wall, zone
from signoff.jobs._ended import Ended
from signoff.jobs._execute import Progress, execute
from signoff.jobs._find import known_names
from signoff.jobs._notebook import Notebook, read_notebook
from signoff.jobs._outputs import fresh, kept, room_in
from signoff.jobs._parameters import NO_ITEM, values_for
from signoff.jobs._record import Run, folder_of
from signoff.jobs._secrets import masked, secrets_of
from signoff.jobs.warm import Kernels
from signoff.policy.kinds.jobs import Job
from signoff.workspace import Workspace


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which run is wanted, where it is not one by hand.

    run, batch  its names;  due: aware;  item: the one of `each`, and `key` its text"""

    run: str
    batch: str
    due: datetime | None = None
    item: Mapping[str, Any] = NO_ITEM
    key: str = ""


def run_job(
    workspace: Workspace,
    job: Job,
    said: Mapping[str, Sequence[str]],
    now: datetime,
    progress: Progress | None = None,
    wanted: Wanted | None = None,
    kernels: Kernels | None = None,
) -> Run:
    """Runs a job's notebook now, and answers with the record of it, failed or not.

    said      texts by parameter, as `-p` gave them;  progress: called with (cells done, of)
    wanted    a due time's run; left out, one by hand, named by now. Words such as `last_week` count from the due time
    kernels   those that it shares with other runs
    Raises    SignoffError for a parameter, notebook or secret that is not right: no kernel starts, nothing is kept"""
    local = zone(job.zone or workspace.policy.zone)
    moment, wanted = wall(now, local), wanted or by_hand(job, now)
    notebook = read_notebook(workspace.root, job.notebook)
    counted = wall(wanted.due, local) if wanted.due else moment
    values = values_for(job, notebook, said, known_names(workspace), counted, wanted.item)
    secrets = secrets_of(job)
    name, folder = fresh(folder_of(workspace, job.output), wanted.run, wanted.batch)
    if wanted.due is None:
        name = folder.name  # two batches by hand may begin in one second
    began = time.monotonic()
    with room_in(folder) as room, nullcontext(kernels) if kernels else Kernels() as kernels:
        ended = execute(
            notebook, values, kernels, folder=workspace.root, limit=seconds(job.time_limit),
            cell_limit=seconds(job.cell_time_limit) if job.cell_time_limit else None,
            memory_limit=size(job.memory_limit) if job.memory_limit else 0,
            environment={**os.environ, **secrets, "SIGNOFF_NOW": moment.isoformat()}, progress=progress,
        )  # fmt: skip
        wanted = msgspec.structs.replace(wanted, run=name)
        run = _record(workspace, job, notebook, values, wanted, ended, moment, time.monotonic() - began)
        run = masked_run(run, secrets)
        return kept(workspace, job, run, masked(ended.plain, secrets.values()), folder, room)


def by_hand(job: Job, now: datetime, item: Mapping[str, Any] = NO_ITEM, key: str = "", number: int = 0) -> Wanted:
    """A run that somebody asks for now; it takes no due time. number: of the item in its batch, from 1."""
    batch = f"{job.name}-{stamp(now)}"
    return Wanted(run=f"{batch}-{number}" if number else "", batch=batch, item=item, key=key)


def size(written: str) -> int:
    """Bytes of `1500MB` or `2GB`."""
    return int(written[:-2]) * {"MB": 1_000_000, "GB": 1_000_000_000}[written[-2:]]


def stamp(at: datetime) -> str:
    """A moment in names of runs: `20261207T053000Z`."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def never_begun(workspace: Workspace, job: Job | None, wanted: Wanted) -> Run:
    """The record of a due time's run before it begins, or that could not begin; what is not known is None."""
    name = wanted.batch.rpartition("-")[0]
    local = zone(job.zone if job and job.zone else workspace.policy.zone)
    return Run(
        run=wanted.run, batch=wanted.batch, job=name, state="due",
        due=wall(wanted.due, local).isoformat() if wanted.due else None,
        item=dict(wanted.item), key=wanted.key, notebook={"path": job.notebook if job else None, "sha256": None},
        again=shlex.join(["signoff", "jobs", "run", name, *(["--due", spelled(wanted.due)] if wanted.due else [])]),
    )  # fmt: skip


def later(at: datetime, took: float) -> datetime:
    """So many seconds later, to the second; through UTC, so that a change of the clocks is no hour of work."""
    return at.astimezone(UTC) + timedelta(seconds=round(took))


def spelled(due: datetime) -> str:
    """A due time as `--due` takes it."""
    return f"{due.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def masked_run(run: Run, secrets: Mapping[str, str]) -> Run:
    """The record without any secret in it."""
    plain = masked(msgspec.to_builtins(run), secrets.values())
    return msgspec.convert(plain, Run)


def _record(
    workspace: Workspace, job: Job, notebook: Notebook, values: Mapping[str, Any], wanted: Wanted, ended: Ended,
    moment: datetime, took: float,
) -> Run:  # fmt: skip
    # Both from the moment that may be fixed, so that a run of the past reads as one.
    ended_at = wall(later(moment, took), moment.tzinfo) if moment.tzinfo else moment
    times = {"started": moment.isoformat(), "ended": ended_at.isoformat()}
    how = {"state": ended.state, "cause": ended.cause, **times}
    return Run(
        run=wanted.run, batch=wanted.batch, job=job.name, because=ended.because, seconds=round(took, 1),
        due=wall(wanted.due, moment.tzinfo).isoformat() if wanted.due and moment.tzinfo else None,
        item=dict(wanted.item), key=wanted.key,
        attempts=[{"attempt": 1, **how, "scheduler": None, "next_try": None}],
        parameters=dict(values), notebook={"path": notebook.path, "sha256": notebook.digest},
        policy=workspace.policy.hash, ledger=_ledger(workspace), versions=_versions(),
        failing_cell=ended.failing_cell, again=_again(job, values, wanted.due),
        state=ended.state, cause=ended.cause, started=times["started"], ended=times["ended"],
    )  # fmt: skip


def _ledger(workspace: Workspace) -> dict[str, Any]:
    with workspace.reading() as ledger:
        genesis = ledger.genesis()
        return {"id": genesis.id.hex() if genesis else None, "last_seq": ledger.head().size}


def _versions() -> dict[str, str | None]:
    from signoff import __version__

    return {"signoff": __version__, "tzdata": tzdata_version(), "python": platform.python_version()}


def _again(job: Job, values: Mapping[str, Any], due: datetime | None) -> str:
    if due:
        return shlex.join(["signoff", "jobs", "run", job.name, "--due", spelled(due)])
    pairs = [(name, each) for name, value in values.items() for each in (value if isinstance(value, list) else [value])]
    said = [
        part
        for name, each in pairs
        if name in (job.parameters or values)
        for part in ("-p", f"{name}={_written(each)}")
    ]
    return shlex.join(["signoff", "jobs", "run", job.name, *said])


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
