"""slots: what was planned on each channel, and what went out. A slot is missed when it passed and nothing went out."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from signoff.insight.lead_time import in_week

LATE = 15 * 60


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """One post on one channel at one time. state: published, late, missed or ahead; published: when it went out."""

    post: str
    channel: str
    at: datetime
    state: str
    published: datetime | None = None
    seq: int | None = None


class ChannelWeek(msgspec.Struct, frozen=True, kw_only=True):
    """One channel's week, in posts. unplanned: went out without a slot in that week."""

    channel: str
    planned: int
    published: int
    late: int
    missed: int
    ahead: int
    unplanned: int = 0
    seqs: tuple[int, ...] = ()


def planned(posts: Iterable[Any], publications: dict[tuple[str, str], Any], week: str, zone: Any, now: datetime,
            late: int = LATE) -> list[Planned]:  # fmt: skip
    """Every slot of an ISO week. publications: the first publish entry by (post, channel); late: seconds of grace.

    Posts that were withdrawn or rejected are not handed in here: their slot is nobody's."""
    found = [
        _planned(post, channel, publications.get((post.id, channel)), now, late)
        for post in posts if in_week(post.slot, week, zone)
        for channel in post.channels
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.at, one.channel, one.post))


def _planned(post: Any, channel: str, entry: Any, now: datetime, late: int) -> Planned:
    if entry is None:
        state = "missed" if (now - post.slot).total_seconds() > late else "ahead"
        return Planned(post=post.id, channel=channel, at=post.slot, state=state)
    state = "late" if (entry.at - post.slot).total_seconds() > late else "published"
    return Planned(post=post.id, channel=channel, at=post.slot, state=state, published=entry.at, seq=entry.seq)


def channel_weeks(slots: Iterable[Planned], channels: Iterable[str], others: Iterable[Any] = ()) -> list[ChannelWeek]:
    """One row a channel, in the order given. others: publish entries of the week that no slot of it belongs to."""
    slots, others = list(slots), list(others)
    rows = []
    for channel in channels:
        own = [slot for slot in slots if slot.channel == channel]
        more = [entry for entry in others if entry.body.get("channel") == channel]
        states = [slot.state for slot in own]
        rows.append(ChannelWeek(
            channel=channel, planned=len(own), published=states.count("published"), late=states.count("late"),
            missed=states.count("missed"), ahead=states.count("ahead"), unplanned=len(more),
            seqs=tuple(slot.seq for slot in own if slot.seq is not None) + tuple(entry.seq for entry in more),
        ))  # fmt: skip
    return rows
