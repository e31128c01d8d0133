"""What was said of a post and when it was last approved: its events, replayed as the engine replays them."""

from collections.abc import Sequence
from typing import Any

import msgspec

from signoff.content import Post
from signoff.ledger import Ledger
from signoff.report.review.scene import Scene
from signoff.workflow import Decision, Event, replay, take


class Said(msgspec.Struct, frozen=True):
    """Somebody's answer to a step."""

    by: str
    do: str
    at: Any
    reason: str


class History(msgspec.Struct, frozen=True):
    """said: the answers that stand, by step;  approved: the post as it was last approved, or None."""

    said: dict[str, list[Said]]
    approved: Post | None


def history(scene: Scene, decision: Decision, ledger: Ledger) -> History:
    """The history of one post. Costs a replay, so it is asked for posts that are shown in full."""
    post = scene.post(decision.post)
    events = [event for event in scene.review.workspace.events(post, ledger, scene.now) if event.at <= scene.now]
    return told(post, scene.policy, events, decision)


def told(post: Post, policy: Any, events: Sequence[Event], decision: Decision) -> History:
    """The history out of the events themselves."""
    if not events:
        return History({}, None)
    first = next((event.post for event in events if event.post), post)
    review, _ = replay(first, policy, (), decision.findings, events[0].at)
    approved = None
    for event in events:
        take(review, event)
        approved = review.post if review.approved is not None else approved
    return History(_answers(review), approved)


def _answers(review: Any) -> dict[str, list[Said]]:
    found = {
        name: [Said(one.by, one.do, one.at, one.reason) for one in run.verdicts.values()]
        for name, run in review.runs.items()
    }
    for name, one in review.overrides.items():
        found.setdefault(name, []).append(Said(one.by, "override", one.at, one.reason))
    return found
