"""What verbs say of the ends of links: what was seen of each, and that nobody looked yet."""

import argparse
from typing import Any

from signoff.cli._common import counted, say, the_actor


def before_reading(workspace: Any, posts: list[str], options: argparse.Namespace, now: Any) -> None:
    """Follows the links of posts where `--follow-links` asks for it; else says how many are due, where some are."""
    from signoff.inbox import look_at_links, waiting_links

    chosen = [workspace.post(name) for name in posts]
    if options.follow_links:
        looked = look_at_links(workspace, chosen, the_actor(options, workspace.policy), now)
        say(*said_of(looked))
    elif waiting := waiting_links(workspace, chosen, now):
        say(f"{counted(waiting, 'link')} to be looked at: `signoff links check`")


def tell(looked: Any) -> None:
    """What was seen, the links at fault first; and of which nothing is known."""
    from signoff.checks import is_at_fault

    for sight in sorted(looked.seen, key=lambda one: not is_at_fault(one)):
        print(line_of(sight))
    say(*said_of(looked))


def said_of(looked: Any) -> list[str]:
    """How many were looked at; and those that nobody could look at."""
    fresh = f", {counted(looked.fresh, 'other')} seen within a day" if looked.fresh else ""
    unknown = [f"{sight.url}: not looked at: {sight.why}" for sight in looked.unknown]
    return [*unknown, f"{counted(len(looked.seen), 'link')} looked at and recorded{fresh}"]


def line_of(sight: Any) -> str:
    """What was seen of one link, in a line."""
    led = f" → {sight.via[-1]}" if sight.via else ""
    said = sight.why or sight.title
    return f"{sight.outcome.replace('_', ' ')}: {sight.url}{led}{f': {said}' if said else ''}"
