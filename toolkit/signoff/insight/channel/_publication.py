"""One publication with its latest figures, and which of them a question is about."""

from collections.abc import Iterable
from datetime import datetime

import msgspec


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """What was published on a channel.

    at           when, aware;  engagement: a number, None where it is unknown
    text, type   "" where the figures do not say;  paid: None where it is unknown
    garbled      whether its letters beyond ASCII are a guess, as the file that told of it was not UTF-8"""

    link: str
    at: datetime
    engagement: float | None = None
    text: str = ""
    type: str = ""
    paid: bool | None = None
    garbled: bool = False


def taken(
    publications: Iterable[Publication],
    since: datetime | None = None,
    until: datetime | None = None,
    unpaid: bool = False,
) -> list[Publication]:
    """Those published at or after `since` and before `until`, in order of time; with `unpaid` only those known to be.

    publications   in the order of their file, newest first: among equal times the later row is the earlier post"""
    oldest_first = reversed(list(publications))
    chosen = [one for one in oldest_first if _inside(one.at, since, until) and (not unpaid or one.paid is False)]
    return sorted(chosen, key=lambda one: one.at)


def _inside(at: datetime, since: datetime | None, until: datetime | None) -> bool:
    return (since is None or at >= since) and (until is None or at < until)
