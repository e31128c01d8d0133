"""A new workspace: a copy of the starter with its history; `--empty` for a bare one."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from signoff.cli._common import say


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where it goes."""
    parser.add_argument(
        "folder", metavar="DIR", type=Path, help="a new or empty folder; or a workspace without a ledger"
    )
    parser.add_argument("--empty", action="store_true", help="only the least that a workspace needs")


def run(options: argparse.Namespace) -> int:
    """2 when the folder holds something else. A workspace that has no ledger yet gets one, from its history."""
    from signoff.inbox import begin
    from signoff.rehearsal import new_workspace
    from signoff.workspace import Workspace

    root, there = options.folder, (options.folder / "policies").is_dir()
    if not there:
        say(*new_workspace(root, empty=options.empty))
    workspace = Workspace(root)
    if entries := begin(workspace):
        say(f"{entries} entries of its history are in the ledger", *_moment_of(workspace))
    elif there:
        say(f"{root} is a workspace already; nothing was changed")
    return 0


def _moment_of(workspace: Any) -> Iterator[str]:
    """At which hour to stand: acts before the last entry are refused, and long after it everything is late."""
    from datetime import timedelta

    from signoff.clock import wall, zone

    last = wall(
        max(entry.at for entries in workspace.entries.values() for entry in entries), zone(workspace.policy.zone)
    )
    hour = last.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    yield f"It ends on {last:%A, %-d %B %Y}. To look at it on that day: export SIGNOFF_NOW={hour.isoformat()}"
