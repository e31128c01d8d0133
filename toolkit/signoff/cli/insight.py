"""Figures: how the work flowed, or with --channel what its posts achieved."""

import argparse
from typing import Any

from signoff.cli._common import moment, print_json, the_moment, the_workspace, workspace_options
from signoff.cli._figures import lines_of


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which families of figures, of what, from when until when."""
    parser.add_argument(
        "families", metavar="FAMILY", nargs="*", help="such as lead-time, or with --channel times; else all"
    )
    parser.add_argument("--least", metavar="N", type=int, default=10, help="the fewest posts of a hashtag")
    channel_options(parser)


def channel_options(parser: argparse.ArgumentParser, needed: bool = False) -> None:
    """Of which publications: shared with `slots best`."""
    parser.add_argument(
        "--channel", metavar="C", required=needed, default="", help="what this channel's posts achieved"
    )
    parser.add_argument("--since", metavar="TIME", help="posts that began, or were published, at or after it")
    parser.add_argument("--until", metavar="TIME", help="with --channel: posts published before it")
    parser.add_argument("--zone", metavar="Z", help="whose hours and weeks; else the workspace's")
    parser.add_argument("--unpaid", action="store_true", help="with --channel: leave out what was paid for, or may be")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """Always 0: figures are no failure."""
    from signoff.insight import figures

    workspace = the_workspace(options)
    document = figures(workspace, question(options, workspace.policy))
    if options.json:
        print_json(document)
    else:
        print(*lines_of(document), sep="\n")
    return 0


def question(options: argparse.Namespace, policy: Any) -> Any:
    """What the options ask. Raises SignoffError for a zone or a time that is none."""
    from signoff.insight import Question

    zone_name = the_zone(options, policy)
    since, until = (
        moment(said, zone_name, f"--{name} ") if said else None
        for name, said in (("since", options.since), ("until", options.until))
    )
    return Question(
        now=the_moment(options, zone_name), zone=zone_name, families=tuple(getattr(options, "families", ())),
        channel=options.channel, since=since, until=until, unpaid=options.unpaid, least=getattr(options, "least", 10),
    )  # fmt: skip


def the_zone(options: argparse.Namespace, policy: Any) -> str:
    """The zone that `--zone` names, else the workspace's. Raises SignoffError for none that there is."""
    from signoff.clock import UnknownZone, zone
    from signoff.errors import SignoffError

    try:
        zone(options.zone or policy.zone)
    except UnknownZone as error:
        raise SignoffError(f"--zone: {error}") from None
    return options.zone or policy.zone
