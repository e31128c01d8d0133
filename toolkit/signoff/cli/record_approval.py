"""Write down an approval that was given elsewhere, with its evidence."""

import argparse

from signoff.cli import _act
from signoff.cli._common import moment, print_json, the_actor, the_moment, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """The post; who approved, and when; what shows it."""
    parser.add_argument("post", metavar="POST", help="the post's id")
    parser.add_argument("--by", metavar="P", required=True, help="who approved; `--as` says who writes it down")
    parser.add_argument("--at", metavar="T", required=True, help="when it was given")
    parser.add_argument("--evidence", metavar="FILE|TEXT", required=True,
                        help="a file, whose bytes are kept, or a sentence that says where it is")  # fmt: skip
    parser.add_argument("--reason", metavar="R", required=True, help="why it was not given here")
    parser.add_argument("--step", metavar="S", help="which step; left out, the current one")
    parser.add_argument(
        "--revision", metavar="HASH", help="what was seen; refused when it is no longer the current one"
    )
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """1 when it is refused: then nothing is recorded."""
    from signoff.inbox import Elsewhere, evidence_of, record

    workspace = the_workspace(options)
    policy = workspace.policy
    now, recorder = the_moment(options, policy.zone), the_actor(options, policy)
    told = Elsewhere(
        by=options.by, given=moment(options.at, policy.zone, "--at "), evidence=evidence_of(options.evidence),
        reason=options.reason, recorder=recorder, step=options.step, revision=options.revision,
    )  # fmt: skip
    done = record(workspace, options.post, told, now)
    if options.json:
        from signoff.clock import zone

        print_json(done.decision.plain(zone(policy.zone)))
        return 0
    _act.tell(done, policy, now)
    return 0
