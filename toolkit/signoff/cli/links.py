"""Where the links of posts lead: `check` follows those that are due and records what is seen, `list` shows what was."""

import argparse
from typing import Any

from signoff.cli._common import counted, print_json, say, the_actor, the_moment, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and of which posts."""
    parser.add_argument("what", choices=["check", "list"], help="follow links, or only show what was seen of them")
    parser.add_argument(
        "posts", metavar="POST", nargs="*", help="only of these; left out, of all that may still go out"
    )
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """1 when a link leads nowhere, or could not be looked at."""
    from signoff.inbox import open_posts

    workspace = the_workspace(options)
    now = the_moment(options, workspace.policy.zone)
    posts = [workspace.post(name) for name in options.posts] or open_posts(workspace, now)
    return (_check if options.what == "check" else _list)(workspace, posts, options, now)


def _check(workspace: Any, posts: list[Any], options: argparse.Namespace, now: Any) -> int:
    from signoff.checks import is_at_fault
    from signoff.cli._ends import tell
    from signoff.inbox import look_at_links

    looked = look_at_links(workspace, posts, the_actor(options, workspace.policy), now)
    if options.json:
        print_json({"seen": looked.seen, "unknown": looked.unknown, "fresh": looked.fresh})
    else:
        tell(looked)
    return 1 if looked.unknown or any(map(is_at_fault, looked.seen)) else 0


def _list(workspace: Any, posts: list[Any], options: argparse.Namespace, now: Any) -> int:
    from signoff.checks import is_at_fault
    from signoff.cli._ends import line_of
    from signoff.inbox import seen_links

    seen = seen_links(workspace, posts, now)
    known = [sight for sight in seen.values() if sight]
    never = [url for url, sight in seen.items() if sight is None]
    if options.json:
        print_json({"seen": known, "never": never})
    else:
        for sight in known:
            print(line_of(sight))
        say(*(f"{url}: never looked at" for url in never))
        say(f"{counted(len(known), 'link')} seen, {len(never)} never looked at")
    return 1 if any(map(is_at_fault, known)) else 0
