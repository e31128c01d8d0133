"""Accept a suggested wording: it is written into the post's file, and the edit is yours."""

import argparse

from signoff.cli._common import print_json, say, the_actor, the_moment, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """The post, and which suggestion."""
    parser.add_argument("post", metavar="POST", help="the post's id")
    parser.add_argument("entry", metavar="N", type=int, help="the suggestion's entry, as `signoff status` shows it")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """1 when it is refused: then nothing is written."""
    from signoff.inbox import accept_suggestion

    workspace = the_workspace(options)
    now = the_moment(options, workspace.policy.zone)
    by = the_actor(options, workspace.policy)
    entry = accept_suggestion(workspace, options.post, options.entry, by, now)
    post = workspace.named(options.post)
    if options.json:
        print_json({"post": post, "entry": entry.seq, "by": entry.by, "accepts": options.entry})
    else:
        say(f"entry {entry.seq}: edit of {post} by {entry.by}, as suggested in entry {options.entry}")
    return 0
