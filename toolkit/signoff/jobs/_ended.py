"""How a run ended, in the words of its record: what nbclient raised, told as whoever wrote the notebook counts."""

import errno
import re
import signal
from typing import Any

import msgspec

from signoff.errors import SignoffError
from signoff.jobs._notebook import INJECTED, Notebook, tags_of

LINE = re.compile(r"Cell In\s?\[\d+\], line (\d+)")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
# What a library does that was refused memory and cannot go on: Rust aborts, V8 traps, others write to address 0.
GAVE_UP = {-signal.SIGABRT, -signal.SIGTRAP, -signal.SIGILL, -signal.SIGSEGV} if hasattr(signal, "SIGTRAP") else set()


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


def failed(notebook: Notebook, plain: dict[str, Any], error: BaseException, bounded: bool, status: int | None) -> Ended:
    """How it ended, where it did not succeed.

    bounded   whether its memory was;  status: of its process, as `subprocess` says it; None where it lived"""
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    if isinstance(error, CellExecutionError):
        return _cell_failed(notebook, plain, error, bounded)
    if isinstance(error, (CellTimeoutError, TimeoutError)):
        return Ended(state="timed_out", cause="timed_out", because="it ran longer than it may", plain=plain)
    if bounded and status in GAVE_UP:
        return Ended(state="failed", cause="out_of_memory", because="its memory was full; its kernel died", plain=plain)
    if isinstance(error, (DeadKernelError, RuntimeError)):
        return Ended(state="failed", cause="kernel_died", because="its kernel died", plain=plain)
    return Ended(state="failed", because=_in_words(error), plain=plain)


def _cause(name: str, said: str) -> str:
    """What a cell's error is called in `only_on`: the safe client's, that of a database that is held, or its own."""
    if name == "Fault":
        return "network"
    return "busy" if name in ("LedgerError", "OperationalError") and "locked" in said else "cell_failed"


def _cell_failed(notebook: Notebook, plain: dict[str, Any], error: Any, bounded: bool) -> Ended:
    name, said = error.ename or "error", COLOURS.sub("", error.evalue or "")
    failing = failing_cell(notebook, plain)
    where = f"cell {failing.number}: {failing.error}: {failing.message}" if failing else f"{name}: {said}"
    where = where.removesuffix(": ")
    full = bounded and (name == "MemoryError" or f"[Errno {errno.ENOMEM}]" in said)
    cause = "out_of_memory" if full else _cause(name, said)
    return Ended(state="failed", cause=cause, because=where, failing_cell=failing, plain=plain)


def failing_cell(notebook: Notebook, plain: dict[str, Any]) -> FailingCell | None:
    """The last cell with an error among its outputs, which ended the run; the injected one is not counted."""
    number, found = 0, None
    for cell in plain["cells"]:
        number += INJECTED not in tags_of(cell)
        for output in cell.get("outputs", []):
            if output["output_type"] == "error":
                lines = LINE.findall(COLOURS.sub("", "\n".join(output["traceback"])))
                line = int(lines[-1]) if lines else None
                found = FailingCell(number, cell.get("id"), line, output["ename"], COLOURS.sub("", output["evalue"]))
    return found


def _in_words(error: BaseException) -> str:
    """An error of the system, or of a library, as a sentence."""
    if isinstance(error, SignoffError):
        return "; ".join(str(problem) for problem in error.problems)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}" + (f": {error.filename}" if error.filename else "")
    if type(error).__name__ == "NoSuchKernel":
        name = getattr(error, "name", error)
        return f"no kernel `{name}` is installed here; `jupyter kernelspec list` names those that are"
    return f"{type(error).__name__}: {error}".partition("\n")[0]
