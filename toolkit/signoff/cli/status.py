"""Where a post stands, whom it waits for until when, and what stands against it."""

import argparse
from datetime import datetime
from typing import Any

from signoff.cli._common import moment, print_json, spoken_time, the_moment, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """A post, and the options of every verb."""
    parser.add_argument("post", metavar="POST", help="the post's id")
    parser.add_argument("--as-of", metavar="TIME", help="as it was at a past moment")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """0; a post that is not publishable is no failure."""
    from signoff.workflow import spoken

    workspace, now, decision = asked(options)
    zone_name = workspace.policy.zone
    if options.json:
        from signoff.clock import zone

        print_json(decision.plain(zone(zone_name)))
    else:
        print(*spoken(decision, workspace.policy, now, lambda at: spoken_time(at, zone_name)), sep="\n")
    return 0


def asked(options: argparse.Namespace) -> tuple[Any, datetime, Any]:
    """The workspace, the moment that was asked for, and what is decided of the post then."""
    from signoff.review import review

    workspace = the_workspace(options)
    zone_name = workspace.policy.zone
    now = moment(options.as_of, zone_name, "--as-of ") if options.as_of else the_moment(options, zone_name)
    return workspace, now, review(workspace, now, [options.post]).decision(options.post)
