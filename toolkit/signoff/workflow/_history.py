"""From the ledger's entries to the engine's events: what happened to one post, in order."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from signoff.content import Post, known_as, post_from_plain
from signoff.ledger import Entry
from signoff.workflow._event import EDITS, Event

STREAM = "posts/"
FIELDS = ("step", "reason", "revision", "finding", "match", "identity", "found", "recorded_by", "channel")
Kept = Callable[[str], bytes | None]


def stream_of(post: str) -> str:
    """The stream of a post's entries; `reply:hours`, which no post can be named, has `reply/hours`."""
    kind, colon, name = post.partition(":")
    return f"{kind}/{name}" if colon else STREAM + post


def events_of(entries: Iterable[Entry], kept: Kept, zone: str, file: str = "") -> list[Event]:
    """The events of one post's entries; each edit with the post that it made, as far as its bytes are kept."""
    return [_event(entry, kept, zone, file) for entry in entries]


def _event(entry: Entry, kept: Kept, zone: str, file: str) -> Event:
    said: dict[str, Any] = {key: entry.body[key] for key in FIELDS if key in entry.body}
    post = _stored(entry, kept, zone, file) if entry.do in EDITS else None
    changes = tuple(entry.body.get("changes", ()))
    return Event(at=entry.at, by=entry.by, do=entry.do, seq=entry.seq, post=post, changes=changes, **said)


def _stored(entry: Entry, kept: Kept, zone: str, file: str) -> Post | None:
    data = kept(entry.body.get("revision", ""))
    return known_as(entry.body["revision"], post_from_plain(msgspec.json.decode(data), zone, file)) if data else None


def body_of(event: Event) -> dict[str, Any]:
    """What an entry says of an event beside who, what and when; nothing that was not said."""
    said = {key: getattr(event, key) for key in FIELDS}
    body = {key: value for key, value in said.items() if value not in (None, "", False, "claimed")}
    if event.do in EDITS and event.post is not None:
        body |= {"revision": event.post.revision, "changes": list(event.changes)}
    return body
