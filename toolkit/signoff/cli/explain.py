"""Why a post stands where it stands: chain, steps, entries and clocks, each with the line of the policy."""

import argparse

from signoff.cli import status
from signoff.cli._common import print_json, spoken_time


def arguments(parser: argparse.ArgumentParser) -> None:
    """As `status`."""
    status.arguments(parser)


def run(options: argparse.Namespace) -> int:
    """0, whatever the answer is; 1 where an act of --as-if would be refused."""
    from signoff.cli._way import Told
    from signoff.workflow import Proof

    workspace, now, decision = status.asked(options)
    zone_name = workspace.policy.zone
    told = Told(workspace, decision, now, options.as_if)
    proof = Proof(*told.arguments)
    lines = proof.lines(lambda at: spoken_time(at, zone_name))
    if options.json:
        from signoff.clock import zone

        local = zone(zone_name)
        said = {**told.decision.plain(local), "proof": proof.plain(local), "explained": lines, **told.plain(local)}
        print_json({**said, **status.remarks_of(workspace, decision.post, now)})
    else:
        print(*told.head(), *lines, *told.lines(), sep="\n")
        status.print_remarks(workspace, decision.post, now)
    return 1 if told.refused else 0
