"""What would go out now, and what stands against it: a dry run, which sends nothing and records nothing."""

import argparse
from typing import Any

from signoff.cli._common import print_json, spoken_time, the_moment, the_workspace, workspace_options
from signoff.errors import SignoffError


def arguments(parser: argparse.ArgumentParser) -> None:
    """The dry run, of this moment or of the whole day."""
    parser.add_argument("--dry-run", action="store_true", help="say what would go out; send nothing")
    parser.add_argument("--today", action="store_true", help="every slot of today, not only what is due now")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """1 when one of them is not publishable."""
    from signoff.publishing import due_now, due_today
    from signoff.review import review

    if not options.dry_run:
        why = "`signoff publish --dry-run` says what would go out; a person posts it."
        raise SignoffError(f"nothing can be sent from here yet. {why}")
    workspace = the_workspace(options)
    reviewed = review(workspace, the_moment(options, workspace.policy.zone))
    would = list(due_today(reviewed).going) if options.today else due_now(reviewed)
    if options.json:
        print_json({"now": _iso(reviewed.now, workspace.policy.zone), "would": would})
    else:
        print(*(_spoken(one, workspace.policy.zone) for one in would), sep="\n", end="\n" if would else "")
        print(f"{sum(one.publishable for one in would)} of {len(would)} may go out.")
    return 0 if all(one.publishable for one in would) else 1


def _spoken(one: Any, zone: str) -> str:
    head = f"{'✓' if one.publishable else '✗'} {spoken_time(one.at, zone)} {one.channel}: {one.post} ({one.send})"
    return "\n".join([head, *(f"    - {reason}" for reason in one.blocked_by)])


def _iso(at: Any, zone_name: str) -> str:
    from signoff.clock import zone

    return str(at.astimezone(zone(zone_name)).isoformat())
