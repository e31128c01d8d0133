"""A look at the ends of links, and the entry that says what was seen: from then on it is what decisions go by.

Only this goes to the network for links. Reading never does, and neither does an act: it decides on what is recorded."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from signoff.checks import LIMITS, WORLD, Limits, World, due, follow, last_looks, unseen
from signoff.content import LOOK, LOOKS, Post, Sight
from signoff.ledger import Draft
from signoff.review import review
from signoff.workspace import Workspace

_OVER = frozenset(["published", "retracted", "withdrawn", "rejected", "expired"])
_IN_ONE_ENTRY = 500


class Looked(NamedTuple):
    """What a look brought. seen: is recorded;  unknown: nobody could look;  fresh: links that were not due."""

    seen: list[Sight]
    unknown: list[Sight]
    fresh: int


def look_at_links(
    workspace: Workspace, posts: Iterable[Post], by: str, now: datetime, limits: Limits = LIMITS, world: World = WORLD
) -> Looked:
    """Follows the links of posts that are due, and records what was seen of them; where none is, records nothing."""
    chosen = list(posts)
    policy, library = workspace.policy, workspace.content
    wanted = due(chosen, policy, library, now)
    sights = list(follow(wanted, limits, world).values())
    seen = [sight for sight in sights if sight.outcome != "unknown"]
    if seen:
        with workspace.writing(now) as ledger:
            ledger.append([*_drafts(seen, by, now)])
        library.seen.afresh()
        workspace.forget_entries()
    fresh = len(last_looks(chosen, policy, library, now)) - len(wanted)
    return Looked(seen, [sight for sight in sights if sight.outcome == "unknown"], fresh)


def _drafts(seen: Sequence[Sight], by: str, now: datetime) -> Iterable[Draft]:
    from signoff import __version__

    for start in range(0, len(seen), _IN_ONE_ENTRY):
        saw = [msgspec.to_builtins(sight) for sight in seen[start : start + _IN_ONE_ENTRY]]
        body: dict[str, Any] = {"saw": saw, "signoff": __version__}
        yield Draft(stream=LOOKS, do=LOOK, by=by, at=now, body=body)


def waiting_links(workspace: Workspace, posts: Iterable[Post], now: datetime) -> int:
    """Of how many links nobody knows what is there: somebody who reads findings is told. Reads only."""
    return len(unseen(posts, workspace.policy, workspace.content, now))


def seen_links(workspace: Workspace, posts: Iterable[Post], now: datetime) -> Mapping[str, Sight | None]:
    """What was last seen of each link whose end the policy asks for. Reads only."""
    return last_looks(posts, workspace.policy, workspace.content, now)


def open_posts(workspace: Workspace, now: datetime) -> list[Post]:
    """The posts that may still go out: of the others nobody needs to know any more."""
    decisions = review(workspace, now).decisions
    return [workspace.post(name) for name, one in decisions.items() if one.state not in _OVER]
