"""Bring posts in from a suite's CSV, or from any table (.csv, .xlsx)."""

import argparse
from pathlib import Path

from signoff.cli import _table
from signoff.cli._common import counted, print_json, say, the_moment, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """The file, and how it is read."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a .csv or .xlsx")
    _table.arguments(parser)
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """1 when a row could not be read: the others are brought in all the same."""
    from signoff.inbox import bring_in

    workspace = the_workspace(options)
    now = the_moment(options, workspace.policy.zone)
    plan = _table.read(options, workspace, now)
    done = bring_in(workspace, plan)
    _table.tell(plan, options.file)
    if options.json:
        print_json({**done, "refused": [{"line": one.line, "because": one.because} for one in plan.refused]})
    else:
        read, added = counted(done["read"], "row"), counted(done["added"], "post")
        say(f"{read} read: {added} added, {done['known']} known, {len(plan.refused)} refused")
    return 1 if plan.refused else 0
