"""The record of a run, as `signoff jobs show RUN --json` prints it, kept as run.json in the run's own folder.

What is not known is None, never left out."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from signoff.errors import SignoffError
from signoff.jobs._ended import FailingCell
from signoff.policy import read_file, write_file
from signoff.policy.kinds.jobs import every_job
from signoff.workspace import Workspace

RUNS = ".signoff/runs"
NAME = "run.json"
MOST_BYTES = 5_000_000


class Output(msgspec.Struct, frozen=True):
    """One file that a run made. path: from the workspace's root;  sha256: of its bytes, in hexadecimal."""

    format: str
    path: str
    sha256: str


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One run. due, key, item: of a run at a due time;  times: ISO 8601 with the job's offset;  seconds: real ones."""

    run: str
    batch: str
    job: str
    state: str
    due: str | None = None
    item: dict[str, Any] = {}
    key: str = ""
    cause: str | None = None
    because: str | None = None
    started: str | None = None
    ended: str | None = None
    seconds: float | None = None
    attempts: list[dict[str, Any]] = []
    parameters: dict[str, Any] | None = None
    notebook: dict[str, str | None] = msgspec.field(default_factory=lambda: dict.fromkeys(("path", "sha256")))
    policy: str | None = None
    ledger: dict[str, Any] = msgspec.field(default_factory=lambda: dict.fromkeys(("id", "last_seq")))
    versions: dict[str, str | None] = msgspec.field(
        default_factory=lambda: dict.fromkeys(("signoff", "tzdata", "python"))
    )
    failing_cell: FailingCell | None = None
    sent: list[dict[str, Any]] = []
    outputs: list[Output] = []
    again: str | None = None

    @property
    def ok(self) -> bool:
        """Whether nothing went wrong."""
        return self.state in ("succeeded", "skipped")


def keep(folder: Path, run: Run) -> None:
    """Writes the record into the run's folder."""
    write_file(folder / NAME, msgspec.json.format(msgspec.json.encode(run), indent=2) + b"\n")


def by_hand(workspace: Workspace) -> list[Run]:
    """Every run that took no due time, out of the runs' folders. A record that cannot be read is left out."""
    return [run for run in _every(workspace) if run.due is None]


def folder_of(workspace: Workspace, output: str) -> Path:
    """The folder that a job's runs lie in."""
    return workspace.root / (output or RUNS)


def _every(workspace: Workspace) -> Iterator[Run]:
    folders = {folder_of(workspace, ""), *(folder_of(workspace, job.output) for job in every_job(workspace.policy))}
    for path in sorted(path for folder in folders for path in folder.glob(f"*/{NAME}")):
        try:
            yield msgspec.json.decode(read_file(path, MOST_BYTES, workspace.root), type=Run)
        except (msgspec.DecodeError, SignoffError):
            continue
