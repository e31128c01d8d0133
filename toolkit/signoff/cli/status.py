"""Where a post stands, whom it waits for until when, and what stands against it."""

import argparse
from datetime import datetime
from typing import Any

from signoff.cli._common import moment, print_json, spoken_time, the_moment, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """A post, and the options of every verb."""
    parser.add_argument("post", metavar="POST", help="the post's id")
    parser.add_argument("--as-of", metavar="TIME", help="as it was at a past moment")
    parser.add_argument(
        "--as-if", metavar="ACT", action="append", default=[],
        help='as it would be: "approve by janis step legal"; may be repeated; nothing is recorded',
    )  # fmt: skip
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """0; a post that is not publishable is no failure. 1 where an act of --as-if would be refused."""
    from signoff.cli._way import Told
    from signoff.workflow import spoken

    workspace, now, decision = asked(options)
    zone_name = workspace.policy.zone
    told = Told(workspace, decision, now, options.as_if)
    if options.json:
        from signoff.clock import zone

        local = zone(zone_name)
        print_json({**told.decision.plain(local), **told.plain(local), **remarks_of(workspace, decision.post, now)})
    else:
        standing = spoken(told.decision, workspace.policy, now, lambda at: spoken_time(at, zone_name))
        print(*told.head(), *standing, *told.lines(), sep="\n")
        print_remarks(workspace, decision.post, now)
    return 1 if told.refused else 0


def remarks_of(workspace: Any, post: str, now: datetime) -> dict[str, Any]:
    """Comments and suggestions as JSON has them; nothing where there are none."""
    from signoff.clock import zone
    from signoff.review import remarks

    found = [one.plain(zone(workspace.policy.zone)) for one in remarks(workspace, post, now)]
    return {"remarks": found} if found else {}


def print_remarks(workspace: Any, post: str, now: datetime) -> None:
    """Comments and suggestions as lines for people, with the entry by which a suggestion is accepted."""
    from signoff.review import remarks

    for one in remarks(workspace, post, now):
        said = "suggests other words" if one.do == "suggest" else "says"
        text = f": {one.text}" if one.text else ""
        print(f"  “ entry {one.entry}, {spoken_time(one.at, workspace.policy.zone)}: {one.by} {said}{text}")


def asked(options: argparse.Namespace) -> tuple[Any, datetime, Any]:
    """The workspace, the moment that was asked for, and what is decided of the post then."""
    from signoff.cli._sight import sighted
    from signoff.review import review

    workspace = the_workspace(options)
    zone_name = workspace.policy.zone
    now = moment(options.as_of, zone_name, "--as-of ") if options.as_of else the_moment(options, zone_name)
    post = sighted(options, workspace, now)
    return workspace, now, review(workspace, now, [post]).decision(post)
