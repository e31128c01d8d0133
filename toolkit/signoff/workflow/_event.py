"""What happened to a post, as the engine reads it: one entry of the ledger, or one wish that is not yet an entry."""

from datetime import datetime
from typing import Any

import msgspec

UNKNOWN = "unknown"
VERDICTS = ("approve", "request_changes", "reject")
EDITS = ("create", "edit")
DOINGS = ("submit", "edit", "withdraw", *VERDICTS, "override", "waive", "publish", "hold", "release", "comment")
OUTCOMES = ("publish_failed", "uncertain", "retracted")
"""What else may have become of it on a channel: sending failed; nobody knows whether it is out; it was taken back."""


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody did something to one post.

    at        aware;  by: a person, or `unknown` for an edit that nobody can be named for
    post      after a create or edit: the post as it was then (content.Post)
    changes   of an edit: text, assets, channels, schedule, metadata
    found     an edit that was found in the files: it has happened, whoever was allowed to
    recorded_by  who wrote down a verdict that `by` gave elsewhere;  channel: where it went out, None for all of them
    shared    a hold on channels, or its lifting: an entry about many posts, which was asked for its right by itself"""

    at: datetime
    by: str
    do: str
    step: str | None = None
    reason: str | None = None
    post: Any = None
    changes: tuple[str, ...] = ()
    found: bool = False
    revision: str | None = None
    finding: str | None = None
    match: str | None = None
    identity: str = "claimed"
    recorded_by: str | None = None
    channel: str | None = None
    shared: bool = False
    seq: int | None = None


class Refusal(msgspec.Struct, frozen=True):
    """An event that changes nothing, with every reason that applies. `position` counts from 1."""

    position: int
    event: Event
    because: tuple[str, ...]
