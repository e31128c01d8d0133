"""What the frame of runs holds: its columns, and a row of a run."""

from datetime import datetime
from typing import Any

import msgspec

from signoff.insight import REAL, TEXT, TIME, WHOLE

RUNS = {
    "run": TEXT, "batch": TEXT, "job": TEXT, "due": TIME, "item": TEXT, "state": TEXT, "cause": TEXT, "because": TEXT,
    "started": TIME, "ended": TIME, "seconds": REAL, "attempts": WHOLE, "parameters": TEXT, "notebook": TEXT,
    "failing_cell": WHOLE, "outputs": WHOLE,
}  # fmt: skip


def run_row(run: Any) -> dict[str, Any]:
    """One run; its item and its parameters as JSON."""
    return {
        **{name: getattr(run, name) for name in ("run", "batch", "job", "state", "cause", "because", "seconds")},
        **{name: _moment(getattr(run, name)) for name in ("due", "started", "ended")},
        "item": _text(run.item), "parameters": _text(run.parameters), "attempts": len(run.attempts),
        "notebook": run.notebook["path"], "outputs": len(run.outputs),
        "failing_cell": run.failing_cell.number if run.failing_cell else None,
    }  # fmt: skip


def _moment(said: str | None) -> Any:
    return datetime.fromisoformat(said) if said else None


def _text(value: Any) -> str | None:
    return msgspec.json.encode(value).decode() if value else None
