"""What a run leaves in its folder: the notebook with its outputs, its pages and record; also when the disk is full."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from hashlib import sha256
from itertools import count
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

import msgspec

from signoff.clock import wall, zone
from signoff.errors import Place, Problem, SignoffError
from signoff.jobs._html import html_of
from signoff.jobs._notebook import MOST_BYTES, tags_of
from signoff.jobs._pdf import NoPdf, pdf_of
from signoff.jobs._record import Output, Run, folder_of, keep
from signoff.policy import read_file, write_file
from signoff.policy.kinds.jobs import Job
from signoff.workspace import Workspace

ROOM = 256_000  # bytes: a page that says what happened, and a record
PAGE = "page"
NOTHING: Mapping[str, Any] = {"cells": []}


def fresh(parent: Path, run: str, batch: str) -> tuple[str, Path]:
    """A run's name and its new folder; what is there is never written over, whoever else runs it now.

    A run with a name of its own keeps it: a second attempt has a folder beside the first one's.
    Raises SignoffError where no folder can be made"""
    for number in count(1):
        folder = f"{run}.{number}" if run and number > 1 else run or f"{batch}-{number}"
        try:
            (parent / folder).mkdir(parents=True)
        except FileExistsError:
            continue
        except OSError as error:
            raise SignoffError(Problem(f"cannot be made: {error.strerror}", Place(str(parent / folder)))) from None
        return run or folder, parent / folder
    raise AssertionError("numbers do not end")


@contextmanager
def room_in(folder: Path) -> Iterator[IO[bytes] | None]:
    """Space on the disk that nobody can take meanwhile; closed, it is there for the page that says what happened."""
    try:
        room = TemporaryFile(dir=folder)  # noqa: SIM115
    except OSError:
        yield None
        return
    with room:
        with suppress(OSError, AttributeError):
            os.posix_fallocate(room.fileno(), 0, ROOM)
        yield room


def kept(workspace: Workspace, job: Job, run: Run, plain: Mapping[str, Any], folder: Path, room: Any) -> Run:
    """Writes everything, and answers with the record; where that cannot be, the run has failed, and its page says why.

    Raises SignoffError where not even that page can be written"""
    try:
        run = _with_outputs(workspace, job, run, plain, folder)
        keep(folder, run)
    except SignoffError as error:
        if room:
            room.close()
        run = _with_outputs(workspace, job, _unkept(run, error), NOTHING, folder)
        keep(folder, run)
    return run


def refused(workspace: Workspace, job: Job, begun: Run, now: datetime, because: str) -> Run:
    """The record of a run that could not begin, and its page, where one can be written. begun: what is known of it."""
    at = wall(now, zone(job.zone or workspace.policy.zone)).isoformat()
    run = msgspec.structs.replace(begun, state="failed", because=because, started=at, ended=at, seconds=0.0)
    with suppress(SignoffError):
        name, folder = fresh(folder_of(workspace, job.output), run.run, run.batch)
        run = _with_outputs(workspace, job, msgspec.structs.replace(run, run=name), NOTHING, folder)
        keep(folder, run)
    return run


def _unkept(run: Run, error: SignoffError) -> Run:
    said = "; ".join(problem.message for problem in error.problems)
    because = f"its outputs {said}" + (f"; before that: {run.because}" if run.because else "")
    attempts = [{**attempt, "state": "failed", "cause": None} for attempt in run.attempts]
    return msgspec.structs.replace(run, state="failed", cause=None, because=because, attempts=attempts, outputs=[])


def _with_outputs(workspace: Workspace, job: Job, run: Run, plain: Mapping[str, Any], folder: Path) -> Run:
    stem, files, said = Path(job.notebook).stem, dict[str, bytes](), run.because
    if plain is not NOTHING:
        files[f"{stem}.ipynb"] = msgspec.json.format(msgspec.json.encode(plain), indent=1) + b"\n"
    html = html_of(plain, run, job, workspace).encode() if job.formats else b""
    if "html" in job.formats:
        files[f"{stem}.html"] = html
    if "pdf" in job.formats:
        try:
            files[f"{stem}.pdf"] = pdf_of((not job.secrets and _page_written(plain, workspace.root)) or html)
        except NoPdf as error:
            said = "; ".join(filter(None, (said, str(error))))
    outputs = []
    for name, data in files.items():
        write_file(folder / name, data)
        path = (folder / name).relative_to(workspace.root).as_posix()
        outputs.append(Output(name.rpartition(".")[2], path, sha256(data).hexdigest()))
    return msgspec.structs.replace(run, outputs=outputs, because=said)


def _page_written(plain: Mapping[str, Any], root: Path) -> bytes | None:
    """The page that the notebook itself wrote, and whose path its cell tagged `page` printed; None without one.

    Where a job has secrets it is not taken: only what came out of the cells is masked"""
    for cell in plain["cells"]:
        if PAGE in tags_of(cell):
            said = "".join("".join(output.get("text", "")) for output in cell.get("outputs", []))
            with suppress(SignoffError, ValueError):
                return read_file(root / said.strip(), MOST_BYTES, root)
    return None
