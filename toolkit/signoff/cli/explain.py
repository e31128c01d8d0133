"""Why a post stands where it stands: chain, steps, entries and clocks, each with the line of the policy."""

import argparse
from datetime import datetime
from typing import TYPE_CHECKING, Any

from signoff.cli import status
from signoff.cli._common import print_json, spoken_time

if TYPE_CHECKING:
    from signoff.workflow import Decision, Proof


def arguments(parser: argparse.ArgumentParser) -> None:
    """As `status`."""
    status.arguments(parser)


def run(options: argparse.Namespace) -> int:
    """0, whatever the answer is."""
    workspace, now, decision = status.asked(options)
    zone_name = workspace.policy.zone
    proof = _proof(workspace, decision, now)
    lines = proof.lines(lambda at: spoken_time(at, zone_name))
    if options.json:
        from signoff.clock import zone

        local = zone(zone_name)
        remarks = status.remarks_of(workspace, decision.post, now)
        print_json({**decision.plain(local), "proof": proof.plain(local), "explained": lines, **remarks})
    else:
        print(*lines, sep="\n")
        status.print_remarks(workspace, decision.post, now)
    return 0


def _proof(workspace: Any, decision: "Decision", now: datetime) -> "Proof":
    from signoff.workflow import Proof

    post = workspace.glance(decision.post)
    with workspace.reading() as ledger:
        events = workspace.events(post, ledger, now)
    first = next((event.post for event in events if event.post), post)
    return Proof(first, workspace.policy, events, decision.findings, now)
