"""Let a finding pass, for this revision, with a reason that is shown and counted for ever."""

import argparse

from signoff.cli import _act
from signoff.cli._common import workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """The post, the finding, what it found, the reason."""
    parser.add_argument("post", metavar="POST", help="the post's id")
    parser.add_argument("finding", metavar="FINDING", help="the finding's rule, such as voice.tone")
    parser.add_argument(
        "--match", metavar="M", help="what it found; left out, each place where the rule found something"
    )
    parser.add_argument("--reason", metavar="R", required=True, help="why it is fine here")
    parser.add_argument("--revision", metavar="HASH", help="what you saw")
    _act.signing(parser)
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """1 when it is refused: then nothing is recorded."""
    options.posts = [options.post]
    return _act.run(options, "waive", finding=options.finding, match=options.match)
