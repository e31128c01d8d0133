"""What a person gets to see: somebody whose every role is for some channels only (an agency's client) sees theirs.

This is about what signoff shows. The files themselves can be read by whoever has the disk."""

from collections.abc import Callable
from datetime import datetime
from fnmatch import fnmatchcase
from typing import Any

from signoff.clock import zone
from signoff.content import Post
from signoff.model import many
from signoff.policy import Policy


def sight_of(policy: Policy, person: str | None, now: datetime) -> Callable[[Post], bool] | None:
    """Which posts the person sees; None for all of them, as everybody who holds a role without `channels` does.

    A grant that is not of this day shows nothing, and does not make a client one of the house."""
    grants = policy.people[person].grants if person in policy.people else ()
    if not grants or not all(many(grant.channels) for grant in grants):
        return None
    day = now.astimezone(zone(policy.zone)).date()
    held = [many(grant.channels) for grant in grants if grant.covers(day)]
    return lambda post: any(_all_fit(post, globs) for globs in held)


def _all_fit(post: Post, globs: tuple[Any, ...]) -> bool:
    return bool(post.channels) and all(any(fnmatchcase(name, glob) for glob in globs) for name in post.channels)
