"""One run by hand: parameters checked, a fresh folder, the notebook executed, its outputs and its record kept."""

import os
import platform
import shlex
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import msgspec

from signoff.clock import seconds, tzdata_version, wall, zone
from signoff.jobs._execute import Ended, Progress, execute
from signoff.jobs._find import known_names
from signoff.jobs._html import html_of
from signoff.jobs._notebook import Notebook, read_notebook
from signoff.jobs._parameters import values_for
from signoff.jobs._record import Output, Run, folder_of, keep
from signoff.jobs._secrets import masked, secrets_of
from signoff.policy import write_file
from signoff.policy.kinds.jobs import Job
from signoff.workspace import Workspace


def run_job(
    workspace: Workspace, job: Job, said: Mapping[str, Sequence[str]], now: datetime, progress: Progress | None = None
) -> Run:
    """Runs a job's notebook now, and answers with the record of it, failed or not.

    said      texts by parameter, as `-p` gave them;  progress: called with (cells done, of)
    Raises    SignoffError for a parameter, notebook or secret that is not right: no kernel starts, nothing is kept"""
    moment = wall(now, zone(job.zone or workspace.policy.zone))
    notebook = read_notebook(workspace.root, job.notebook)
    values = values_for(job, notebook, said, known_names(workspace), moment)
    secrets = secrets_of(job)
    name, folder = _fresh(folder_of(workspace, job.output), job, now)
    began = time.monotonic()
    ended = execute(
        notebook, values, folder=workspace.root, limit=seconds(job.time_limit),
        cell_limit=seconds(job.cell_time_limit) if job.cell_time_limit else None,
        environment={**os.environ, **secrets, "SIGNOFF_NOW": moment.isoformat()}, progress=progress,
    )  # fmt: skip
    run = _record(workspace, job, notebook, values, name, ended, moment, time.monotonic() - began)
    run = masked_run(run, secrets)
    run = _with_outputs(workspace, job, run, masked(ended.plain, secrets.values()), folder)
    keep(folder, run)
    return run


def masked_run(run: Run, secrets: Mapping[str, str]) -> Run:
    """The record without any secret in it."""
    plain = masked(msgspec.to_builtins(run), secrets.values())
    return msgspec.convert(plain, Run)


def _fresh(parent: Path, job: Job, now: datetime) -> tuple[str, Path]:
    """A run's name and its new folder; what is there is never written over, whoever else runs it now."""
    stamp = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for number in count(1):
        name = f"{job.name}-{stamp}-{number}"
        try:
            (parent / name).mkdir(parents=True)
        except FileExistsError:
            continue
        return name, parent / name
    raise AssertionError("numbers do not end")


def _record(
    workspace: Workspace, job: Job, notebook: Notebook, values: Mapping[str, Any], name: str, ended: Ended,
    moment: datetime, took: float,
) -> Run:  # fmt: skip
    # Both from the moment that may be fixed, so that a run of the past reads as one.
    times = {"started": moment.isoformat(), "ended": (moment + timedelta(seconds=round(took))).isoformat()}
    how = {"state": ended.state, "cause": ended.cause, **times}
    return Run(
        run=name, batch=name.rpartition("-")[0], job=job.name, because=ended.because, seconds=round(took, 1),
        attempts=[{"attempt": 1, **how, "scheduler": None, "next_try": None}],
        parameters=dict(values), notebook={"path": notebook.path, "sha256": notebook.digest},
        policy=workspace.policy.hash, ledger=_ledger(workspace), versions=_versions(),
        failing_cell=ended.failing_cell, again=_again(job, values),
        state=ended.state, cause=ended.cause, started=times["started"], ended=times["ended"],
    )  # fmt: skip


def _ledger(workspace: Workspace) -> dict[str, Any]:
    with workspace.reading() as ledger:
        genesis = ledger.genesis()
        return {"id": genesis.id.hex() if genesis else None, "last_seq": ledger.head().size}


def _versions() -> dict[str, str]:
    from signoff import __version__

    return {"signoff": __version__, "tzdata": tzdata_version(), "python": platform.python_version()}


def _again(job: Job, values: Mapping[str, Any]) -> str:
    pairs = [(name, each) for name, value in values.items() for each in (value if isinstance(value, list) else [value])]
    said = [part for name, each in pairs if name in job.parameters for part in ("-p", f"{name}={_written(each)}")]
    return shlex.join(["signoff", "jobs", "run", job.name, *said])


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _with_outputs(workspace: Workspace, job: Job, run: Run, plain: dict[str, Any], folder: Path) -> Run:
    stem = Path(job.notebook).stem
    files = {f"{stem}.ipynb": msgspec.json.format(msgspec.json.encode(plain), indent=1) + b"\n"}
    if "html" in job.formats:
        files[f"{stem}.html"] = html_of(plain, run, job, workspace).encode()
    outputs = []
    for name, data in files.items():
        write_file(folder / name, data)
        path = (folder / name).relative_to(workspace.root).as_posix()
        outputs.append(Output(name.rpartition(".")[2], path, sha256(data).hexdigest()))
    return msgspec.structs.replace(run, outputs=outputs)
