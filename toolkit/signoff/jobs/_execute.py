"""Runs a notebook in a kernel of its own and says how that ended. Knows no job and writes no file.

nbclient, which papermill's own engine is made of, without papermill: that alone takes a second or more to import."""

import asyncio
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from signoff.errors import SignoffError
from signoff.jobs._ended import Ended, failed
from signoff.jobs._notebook import INJECTED, PARAMETERS, Notebook, tags_of
from signoff.jobs.warm import Kernels

Progress = Callable[[int, int], None]


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
    made, began, manager = injected(notebook, values), time.monotonic(), None
    try:
        kernels.start(notebook.sources)
        readied = _readied(made)
        manager = kernels.manager(readied.metadata.get("kernelspec", {}).get("name", "python3"), memory_limit)
        running = _run(readied, manager, folder, environment, cell_limit, progress)
        kernels.run(asyncio.wait_for(running, limit))
    except Exception as error:
        # Whoever is cancelled may end in another error than the one that says why.
        why = TimeoutError() if time.monotonic() - began >= limit else error
        status = manager.provisioner.status if manager else None
        return failed(notebook, _plain(readied) if manager else made, why, bool(memory_limit), status)
    return Ended(state="succeeded", plain=_plain(readied))


def _readied(made: dict[str, Any]) -> Any:
    """As nbclient wants it. Raises SignoffError for what is no notebook after all."""
    import nbformat

    try:
        readied = nbformat.reads(msgspec.json.encode(made).decode(), as_version=4)
        nbformat.validate(readied, relax_add_props=True)
    except Exception as error:  # of any kind, where its author did not think of what stands there
        said = str(error).partition("\n")[0]
        raise SignoffError(f"this is no notebook of version 4: {said}".rstrip(": ")) from None
    return readied


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
        lines = ["# Parameters", *(f"{name} = {literal(value)}" for name, value in values.items()), ""]
        cells.insert(at + 1, {
            "cell_type": "code", "id": INJECTED, "metadata": {"tags": [INJECTED]}, "source": "\n".join(lines),
            "outputs": [], "execution_count": None,
        })  # fmt: skip
    return {**notebook.plain, "cells": cells}


def literal(value: Any) -> str:
    """A value as Python writes it, letter for letter as papermill does; never more than a literal."""
    if isinstance(value, str):
        return '"{}"'.format(value.encode("unicode_escape").decode("ascii").replace('"', '\\"'))
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    return repr(value)


def _bare(cell: dict[str, Any]) -> dict[str, Any]:
    return {**cell, "outputs": [], "execution_count": None} if cell.get("cell_type") == "code" else cell


def _plain(made: Any) -> dict[str, Any]:
    import nbformat

    return msgspec.json.decode(nbformat.writes(made), type=dict[str, Any])
