"""By channel: the next seven days, from today, in the workspace's zone; days without a post are gaps, and shown."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import msgspec

from signoff.content import Post
from signoff.report.review.scene import OVER, Scene
from signoff.workflow import Decision

DAYS = 7
MOST = 6
GONE = ("rejected", "withdrawn", "retracted")


class Day(msgspec.Struct, frozen=True):
    """What one channel has on one day; `more`: posts that are not shown."""

    day: date
    posts: tuple[tuple[Post, Decision], ...]
    more: int


def by_channel(scene: Scene) -> tuple[list[date], list[tuple[str, str, list[Day]]]]:
    """The seven days, and each channel's network and handle with what goes out on each of them."""
    first = scene.words.day_of(scene.now)
    days = [first + timedelta(days=ahead) for ahead in range(DAYS)]
    planned = _planned(scene, days)
    theirs = {channel for name in scene.review.decisions for channel in scene.post(name).channels}
    return days, [
        (
            scene.names.network(account.network),
            account.handle or name,
            [_day(day, planned.get((name, day), [])) for day in days],
        )
        for name, account in scene.policy.channels.items()
        if not scene.review.narrowed or name in theirs
    ]


def _planned(scene: Scene, days: list[date]) -> dict[tuple[str, date], list[tuple[Post, Decision]]]:
    found: dict[tuple[str, date], list[tuple[Post, Decision]]] = {}
    for decision in scene.review.decisions.values():
        post = scene.post(decision.post)
        if post.slot is None or decision.state in GONE or (day := scene.words.day_of(post.slot)) not in days:
            continue
        for channel in post.channels:
            found.setdefault((channel, day), []).append((post, decision))
    return found


def _day(day: date, posts: Iterable[tuple[Post, Decision]]) -> Day:
    ordered = sorted(posts, key=lambda pair: (pair[0].slot, pair[0].id))
    return Day(day, tuple(ordered[:MOST]), max(0, len(ordered) - MOST))


def sign(decision: Decision, now: datetime) -> str:
    """How a planned post stands: `ready`, `out`, `stopped`, `waits` or `draft`."""
    if decision.state in OVER:
        return "out"
    if decision.publishable:
        return "ready"
    if decision.error or any(finding.blocks for finding in decision.findings):
        return "stopped"
    return "waits" if decision.waiting else "draft"
