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
    signing(parser)
    workspace_options(parser)


def signing(parser: argparse.ArgumentParser) -> None:
    """`--sign`, on every verb that answers."""
    said = "sign it with this SSH key (its file, private or public); without KEY, with yours that an agent holds"
    parser.add_argument("--sign", metavar="KEY", nargs="?", const="", help=said)


def run(options: argparse.Namespace, do: str, **more: Any) -> int:
    """Acts on all posts or on none. 1 when it is refused."""
    from signoff.inbox import Beside, act, proof
    from signoff.workflow import Event

    workspace = the_workspace(options)
    policy = workspace.policy
    now, by = the_moment(options, policy.zone), the_actor(options, policy)
    wish = Event(
        at=now, by=by, do=do, step=getattr(options, "step", None), identity=proof(policy, by),
        reason=options.reason, revision=options.revision, **more,
    )  # fmt: skip
    acted = act(workspace, wish, options.posts, Beside(sign=_sign(options, policy, by, now)))
    if options.json:
        from signoff.clock import zone

        local = zone(workspace.policy.zone)
        print_json({"posts": [done.decision.plain(local) for done in acted.values()]})
        return 0
    for done in acted.values():
        tell(done, workspace.policy, now)
    return 0


def _sign(options: argparse.Namespace, policy: Any, by: str, now: Any) -> Any:
    """How it is signed; None where nobody asked for it."""
    if getattr(options, "sign", None) is None:
        return None
    from signoff.inbox import signing_with

    return signing_with(options.sign, policy, by, now.date())


def tell(done: Any, policy: Any, now: Any) -> None:
    """What was recorded, and where the post stands now."""
    from signoff.workflow import spoken

    for entry in done.entries:
        say(f"entry {entry.seq}: {entry.do} of {done.decision.post} by {entry.by}")
    print(*spoken(done.decision, policy, now, lambda at: spoken_time(at, policy.zone)), sep="\n")
