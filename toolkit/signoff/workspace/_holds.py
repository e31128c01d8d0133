"""Holds: while one stands, nothing goes out on its channel, or on any. They are entries of a stream of their own."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from heapq import merge

from signoff.ledger import Entry
from signoff.policy import Policy
from signoff.workflow import Event, Roster

STREAM = "holds"
HOLD, RELEASE = "hold", "release"


def holds_of(entries: Iterable[Entry], policy: Policy) -> Iterator[Event]:
    """Every hold that was set, and each lifting of one by somebody who might.

    A hold stands also when whoever set it may no longer do so: what is lifted by mistake is out."""
    for entry in entries:
        channel = entry.body.get("channel")
        if entry.do == HOLD or (entry.do == RELEASE and may_hold(policy, entry.by, channel, entry.at)):
            yield Event(at=entry.at, by=entry.by, do=entry.do, channel=channel, reason=entry.body.get("reason"),
                        seq=entry.seq, shared=True)  # fmt: skip


def may_hold(policy: Policy, person: str, channel: str | None, at: datetime) -> bool:
    """Whether the person has the right `hold` for that channel; None: for every channel there is."""
    return Roster(policy, [channel] if channel else list(policy.channels)).may(person, HOLD, at)


def standing(events: Iterable[Event]) -> dict[str, Event]:
    """The holds that stand after these, by channel; "" for all of them."""
    found: dict[str, Event] = {}
    for event in events:
        if event.do == HOLD:
            found[event.channel or ""] = event
        else:
            found = {name: one for name, one in found.items() if event.channel and name != event.channel}
    return found


def among(own: Sequence[Event], holds: Iterable[Event], channels: Iterable[str]) -> list[Event]:
    """A post's own events, and between them the holds that concern its channels, by time."""
    concerns = {None, *channels}
    return list(merge(own, (one for one in holds if one.channel in concerns), key=lambda event: event.at))


def own_entries(events: Iterable[Event]) -> int:
    """How many entries the post's own stream has: what a writer saw of it."""
    return sum(event.seq is not None and not event.shared for event in events)
