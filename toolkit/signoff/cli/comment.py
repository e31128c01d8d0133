"""Say something of a post, for everybody to read; it decides nothing."""

import argparse

from signoff.cli._common import say, the_actor, the_moment, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """The post and the words."""
    parser.add_argument("post", metavar="POST", help="the post's id")
    parser.add_argument("--text", metavar="T", required=True, help="what you say")
    parser.add_argument("--revision", metavar="HASH", help="what you saw; refused when it is no longer the current one")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """1 when it is refused: then nothing is recorded."""
    from signoff.cli._sight import sighted
    from signoff.inbox import comment

    workspace = the_workspace(options)
    now = the_moment(options, workspace.policy.zone)
    by = the_actor(options, workspace.policy)
    post = sighted(options, workspace, now)
    entry = comment(workspace, post, by, now, options.text, options.revision)
    if options.json:
        from signoff.cli._common import print_json

        print_json({"post": post, "entry": entry.seq, "by": entry.by, "text": options.text})
    else:
        say(f"entry {entry.seq}: comment on {post} by {entry.by}")
    return 0
