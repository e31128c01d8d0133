"""What `signoff insight` and `signoff slots best` answer, as one plain document; every figure names its formula."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

import msgspec

from signoff.clock import zone
from signoff.errors import SignoffError, listed, nearest
from signoff.insight import channel as of_channel
from signoff.insight import flow as of_work
from signoff.insight._material import entries_until
from signoff.insight._publications import publications
from signoff.insight._steps_taken import steps_taken
from signoff.workspace import Workspace


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked: which families (none: all), seen when, where weeks and hours begin, of which posts.

    channel  its publications, not the work on posts;  until, unpaid, least: of publications only"""

    now: datetime
    zone: str
    families: tuple[str, ...] = ()
    channel: str = ""
    since: datetime | None = None
    until: datetime | None = None
    unpaid: bool = False
    least: int = 10


def figures(workspace: Workspace, asked: Question) -> dict[str, Any]:
    """{"now", "since", "zone", "metrics", "tables"}; of a channel also "channel" and "until".

    Raises SignoffError for a family or channel that is not there."""
    found = _of_channel(workspace, asked) if asked.channel else _of_work(workspace, asked)
    moments = {"now": _text(asked.now, asked), "since": _text(asked.since, asked)}
    about = {"until": _text(asked.until, asked), "channel": asked.channel} if asked.channel else {}
    return {**moments, "zone": asked.zone, **about, **found}


def best(workspace: Workspace, asked: Question) -> dict[str, Any]:
    """The hours of a channel that may be recommended, and why. Raises SignoffError for a channel that is not there."""
    found = msgspec.to_builtins(of_channel.best_time(_publications(workspace, asked)))
    about = {"channel": asked.channel, "zone": asked.zone}
    return {**about, "since": _text(asked.since, asked), "until": _text(asked.until, asked), **found}


def _of_channel(workspace: Workspace, asked: Question) -> dict[str, Any]:
    families = _families(asked, of_channel.KINDS)
    return of_channel.channel_figures(_publications(workspace, asked), families)


def _publications(workspace: Workspace, asked: Question) -> of_channel.Asked:
    channels = workspace.policy.channels
    if asked.channel not in channels:
        known = nearest(asked.channel, channels) or f"there are {listed(channels, 'and')}"
        raise SignoffError(f"no channel `{asked.channel}`; {known}")
    every = publications(entries_until(workspace, asked.now), asked.channel)
    chosen = of_channel.taken(every, asked.since, asked.until, asked.unpaid)
    return of_channel.Asked(chosen, asked.zone, asked.least, asked.unpaid)


def _of_work(workspace: Workspace, asked: Question) -> dict[str, Any]:
    if of_a_channel := [name for name in asked.families if name in of_channel.KINDS]:
        raise SignoffError(f"`{of_a_channel[0]}` is about what a channel's posts achieved; say `--channel C`")
    families = _families(asked, of_work.KINDS)
    # All of them: what is told of the past may have been written down later than `now`. The log leaves out the rest.
    taken = steps_taken(workspace.every_entry)
    log = of_work.flow_log(taken.rows, asked.now, asked.zone, taken.ends, asked.since)
    return of_work.flow(log, families)


def _families(asked: Question, kinds: Collection[str]) -> list[str]:
    for name in asked.families:
        if name not in kinds:
            known = nearest(name, kinds) or f"there are {listed(kinds, 'and')}"
            raise SignoffError(f"no family of figures `{name}`; {known}")
    return list(asked.families) or sorted(kinds)


def _text(at: datetime | None, asked: Question) -> str | None:
    return at.astimezone(zone(asked.zone)).isoformat() if at else None
