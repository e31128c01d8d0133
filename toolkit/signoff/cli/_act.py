"""What the acting verbs share: posts, a step, a reason, the revision that the person saw; then one act."""

import argparse
from typing import Any

from signoff.cli._common import print_json, say, spoken_time, the_actor, the_moment, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser, *, reason: bool = False, step: bool = True) -> None:
    """The options of an act. reason: whether it must be given."""
    parser.add_argument("posts", metavar="POST", nargs="+", help="the posts' ids")
    if step:
        parser.add_argument("--step", metavar="S", help="which step; left out, the current one")
    parser.add_argument("--reason", metavar="R", required=reason, help="why, for everybody to read")
    parser.add_argument("--revision", metavar="HASH", help="what you saw; refused when it is no longer the current one")
    workspace_options(parser)


def run(options: argparse.Namespace, do: str, **more: Any) -> int:
    """Acts on all posts or on none. 1 when it is refused."""
    from signoff.inbox import act
    from signoff.workflow import Event

    workspace = the_workspace(options)
    now = the_moment(options, workspace.policy.zone)
    wish = Event(
        at=now, by=the_actor(options, workspace.policy), do=do, step=getattr(options, "step", None),
        reason=options.reason, revision=options.revision, **more,
    )  # fmt: skip
    acted = act(workspace, wish, options.posts)
    if options.json:
        from signoff.clock import zone

        local = zone(workspace.policy.zone)
        print_json({"posts": [done.decision.plain(local) for done in acted.values()]})
        return 0
    for done in acted.values():
        _tell(done, workspace.policy, now)
    return 0


def _tell(done: Any, policy: Any, now: Any) -> None:
    from signoff.workflow import spoken

    for entry in done.entries:
        say(f"entry {entry.seq}: {entry.do} of {done.decision.post} by {entry.by}")
    print(*spoken(done.decision, policy, now, lambda at: spoken_time(at, policy.zone)), sep="\n")
