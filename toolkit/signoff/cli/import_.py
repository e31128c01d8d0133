"""Bring posts in from a suite's CSV, or from any table (.csv, .xlsx); `import metrics FILE`: performance figures."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from signoff.cli import _table
from signoff.cli._common import (
    counted,
    known,
    print_json,
    say,
    the_moment,
    the_person,
    the_workspace,
    workspace_options,
)

METRICS = "metrics"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The file, and how it is read."""
    parser.add_argument(
        "what", metavar="metrics", nargs="?", choices=[METRICS], help="the file holds figures, not posts"
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="a .csv or .xlsx")
    parser.add_argument(
        "--zone", metavar="Z", help="of figures: the zone of times without an offset; else the workspace's"
    )
    _table.arguments(parser)
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """1 when a row could not be read: the others are brought in all the same."""
    return _metrics(options) if options.what == METRICS else _posts(options)


def _metrics(options: argparse.Namespace) -> int:
    from signoff.cli.insight import the_zone
    from signoff.content.suites import read_metrics
    from signoff.errors import SignoffError
    from signoff.inbox import bring_in_metrics

    workspace = the_workspace(options)
    if not options.channel:
        raise SignoffError("which channel are the figures of? Say `--channel C`.")
    known("channel", options.channel, workspace.policy.channels)
    _table.there(options.file)
    zone = the_zone(options, workspace.policy)
    measures = read_metrics(options.file, _table.pairs(options.map), zone, options.date_order)
    done = bring_in_metrics(workspace, measures, options.channel, the_moment(options, zone), _who(options, workspace))
    _table.tell(measures, options.file)
    _say(done, measures.refused, "publication", options)
    return 1 if measures.refused else 0


def _who(options: argparse.Namespace, workspace: Any) -> str:
    return the_person(options, workspace.policy) or METRICS


def _posts(options: argparse.Namespace) -> int:
    from signoff.inbox import bring_in

    workspace = the_workspace(options)
    now = the_moment(options, workspace.policy.zone)
    plan = _table.read(options, workspace, now)
    done = bring_in(workspace, plan)
    _table.tell(plan, options.file)
    _say(done, plan.refused, "post", options)
    return 1 if plan.refused else 0


def _say(done: dict[str, Any], refused: Sequence[Any], noun: str, options: argparse.Namespace) -> None:
    if options.json:
        print_json({**done, "refused": [{"line": one.line, "because": one.because} for one in refused]})
    else:
        read, added = counted(done["read"], "row"), counted(done["added"], noun)
        say(f"{read} read: {added} added, {done['known']} known, {len(refused)} refused")
