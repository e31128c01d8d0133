"""Why a post stands where it stands: each reason with the policy's file and line."""

import argparse

from signoff.cli import status
from signoff.cli._common import print_json, spoken_time


def arguments(parser: argparse.ArgumentParser) -> None:
    """As `status`."""
    status.arguments(parser)


def run(options: argparse.Namespace) -> int:
    """0, whatever the answer is."""
    from signoff.workflow import explained

    workspace, now, decision = status.asked(options)
    zone_name = workspace.policy.zone
    lines = explained(decision, workspace.policy, now, lambda at: spoken_time(at, zone_name))
    if options.json:
        from signoff.clock import zone

        print_json(
            {**decision.plain(zone(zone_name)), "explained": lines, **status.remarks_of(workspace, decision.post, now)}
        )
    else:
        print(*lines, sep="\n")
        status.print_remarks(workspace, decision.post, now)
    return 0
