"""Runs a notebook in a kernel of its own and says how that ended. Knows no job and writes no file.

nbclient, which papermill's own engine is made of, without papermill: that alone takes a second or more to import."""

import asyncio
import re
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from signoff.jobs._notebook import INJECTED, PARAMETERS, Notebook, tags_of
from signoff.jobs.warm import Kernels

Progress = Callable[[int, int], None]
LINE = re.compile(r"Cell In\s?\[\d+\], line (\d+)")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class FailingCell(msgspec.Struct, frozen=True):
    """The cell that ended a run. number: from 1, of all kinds, in the notebook as written;  line: in the cell."""

    number: int
    id: str | None
    line: int | None
    error: str
    message: str


class Ended(msgspec.Struct, frozen=True, kw_only=True):
    """How a run ended, in the words of its record. plain: the notebook with its outputs, as far as it came."""

    state: str
    plain: dict[str, Any]
    cause: str | None = None
    because: str | None = None
    failing_cell: FailingCell | None = None


def execute(
    notebook: Notebook,
    values: Mapping[str, Any],
    kernels: Kernels,
    *,
    folder: Path,
    environment: Mapping[str, str],
    limit: float,
    cell_limit: float | None = None,
    memory_limit: int = 0,
    progress: Progress | None = None,
) -> Ended:
    """Runs all cells with these values for its parameters.

    folder         where the kernel works;  environment: the kernel's, whole
    limit          seconds of the whole run;  cell_limit: of one cell;  progress: called with (cells done, of)
    memory_limit   bytes, 0 for any number"""
    import nbformat

    made = nbformat.reads(msgspec.json.encode(injected(notebook, values)).decode(), as_version=4)
    began = time.monotonic()
    try:
        manager = kernels.manager(made.metadata.get("kernelspec", {}).get("name", "python3"), memory_limit)
        running = _run(made, manager, folder, environment, cell_limit, progress)
        kernels.run(asyncio.wait_for(running, limit))
    except Exception as error:
        # Whoever is cancelled may end in another error than the one that says why.
        over = time.monotonic() - began >= limit
        return _ended(notebook, made, TimeoutError() if over else error)
    return Ended(state="succeeded", plain=_plain(made))


async def _run(
    made: Any, manager: Any, folder: Path, environment: Mapping[str, str], cell_limit: float | None, progress: Any
) -> None:
    from nbclient import NotebookClient

    client = NotebookClient(
        made,
        km=manager,
        timeout=cell_limit,
        resources={"metadata": {"path": str(folder)}},
        # Kernels that run beside each other would wait for one another's history.
        extra_arguments=["--HistoryManager.enabled=False"],
    )
    if progress:
        of = len(made.cells)
        client.on_cell_complete = lambda cell, cell_index: progress(cell_index + 1, of)
    # What a cell writes past its kernel must not end up in the one JSON document that we print.
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    await client.async_execute(env=dict(environment), cleanup_kc=True, **quiet)


def injected(notebook: Notebook, values: Mapping[str, Any]) -> dict[str, Any]:
    """The notebook's JSON without outputs, with a cell of plain literals after its `parameters` cell."""
    cells = [_bare(cell) for cell in notebook.cells if INJECTED not in tags_of(cell)]
    at = next((number for number, cell in enumerate(cells) if PARAMETERS in tags_of(cell)), -1)
    if values:
        lines = ["# Parameters", *(f"{name} = {value!r}" for name, value in values.items())]
        cells.insert(at + 1, {
            "cell_type": "code", "id": INJECTED, "metadata": {"tags": [INJECTED]}, "source": "\n".join(lines),
            "outputs": [], "execution_count": None,
        })  # fmt: skip
    return {**notebook.plain, "cells": cells}


def _bare(cell: dict[str, Any]) -> dict[str, Any]:
    return {**cell, "outputs": [], "execution_count": None} if cell.get("cell_type") == "code" else cell


def _plain(made: Any) -> dict[str, Any]:
    import nbformat

    return msgspec.json.decode(nbformat.writes(made), type=dict[str, Any])


def _ended(notebook: Notebook, made: Any, error: Exception) -> Ended:
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    if isinstance(error, CellExecutionError):
        failing = _failing(notebook, made)
        said = f"cell {failing.number}: {failing.error}: {failing.message}" if failing else str(error)
        return Ended(state="failed", cause="cell_failed", because=said, failing_cell=failing, plain=_plain(made))
    if isinstance(error, (CellTimeoutError, TimeoutError)):
        return Ended(state="timed_out", cause="timed_out", because="it ran longer than it may", plain=_plain(made))
    if isinstance(error, (DeadKernelError, RuntimeError)):
        return Ended(state="failed", cause="kernel_died", because="its kernel died", plain=_plain(made))
    raise error


def _failing(notebook: Notebook, made: Any) -> FailingCell | None:
    """The cell with an error among its outputs; the injected one is not counted."""
    number = 0
    for cell in made.cells:
        number += INJECTED not in tags_of(cell)
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                lines = LINE.findall(COLOURS.sub("", "\n".join(output.traceback)))
                line = int(lines[-1]) if lines else None
                return FailingCell(number, cell.get("id"), line, output.ename, COLOURS.sub("", output.evalue))
    return None
