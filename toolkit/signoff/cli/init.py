"""A new workspace: a copy of the starter with its history; `--empty` for a bare one."""

import argparse
from pathlib import Path

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

    root = options.folder
    if not (root / "policies").is_dir():
        say(*new_workspace(root, empty=options.empty))
    entries = begin(Workspace(root))
    if entries:
        say(f"{entries} entries of its history are in the ledger")
    return 0
