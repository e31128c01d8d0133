"""Posts with their state, chain and due time; filters narrow it."""

import argparse
from typing import Any

from signoff.cli._common import known, print_json, spoken_time, the_moment, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """Filters: all that are given must fit."""
    parser.add_argument("--state", action="append", metavar="S", help="such as in_review; may be repeated")
    parser.add_argument("--channel", action="append", metavar="C", help="posts for this channel; may be repeated")
    parser.add_argument("--author", metavar="PERSON", help="posts by this author")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """0, with no post too."""
    from signoff.clock import zone
    from signoff.review import review

    workspace = the_workspace(options)
    _ask_for_what_there_is(options, workspace)
    reviewed = review(workspace, the_moment(options, workspace.policy.zone))
    found = [one for one in reviewed.decisions.values() if _fits(one, workspace.posts[one.post], options)]
    if options.json:
        print_json({"posts": [one.plain(zone(workspace.policy.zone)) for one in found]})
        return 0
    for one in found:
        due = spoken_time(one.due, workspace.policy.zone) if one.due else ""
        print(f"{one.post:<30} {one.state.replace('_', ' '):<18} {one.chain:<12} {due}".rstrip())
    return 0


def _ask_for_what_there_is(options: argparse.Namespace, workspace: Any) -> None:
    from signoff.workflow import STATES

    options.state = [known("state", state.replace(" ", "_"), STATES) for state in options.state or ()]
    for channel in options.channel or ():
        known("channel", channel, workspace.policy.channels)
    if options.author:
        authors = {post.front.author for post in workspace.posts.values()}
        known("person", options.author, authors.union(workspace.policy.people))


def _fits(decision: Any, post: Any, options: argparse.Namespace) -> bool:
    return (
        (not options.state or decision.state in options.state)
        and (not options.channel or not set(options.channel).isdisjoint(post.channels))
        and (not options.author or post.front.author == options.author)
    )
