"""The history that is decided twice: every post with what happened to it, as each of the two rules reads it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import msgspec

from signoff.content import Post
from signoff.ledger import Ledger
from signoff.rehearsal.impact._elsewhere import STREAM, events_elsewhere, step_names
from signoff.workflow import Event, events_of, stream_of
from signoff.workspace import Workspace

POSTS = stream_of("")


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One post under one of the two rules.

    post      as its author first wrote it;  now: as it is, to look for findings in
    events    in order; none where nothing was ever recorded: then its waiting time is unknown
    elsewhere   brought in from another system: no file, no findings"""

    name: str
    post: Post
    now: Post
    events: tuple[Event, ...] = ()
    elsewhere: bool = False

    @property
    def lived(self) -> bool:
        """Whether it was handed in, so that there is something that the rules answer to."""
        return any(event.do != "create" for event in self.events) and (not self.elsewhere or len(self.events) > 2)

    @property
    def begun(self) -> datetime | None:
        """Its first entry, else its slot."""
        return self.events[0].at if self.events else self.now.slot


class Pair(msgspec.Struct, frozen=True):
    """One post under the rules in force and under the others."""

    before: Told
    after: Told

    @property
    def name(self) -> str:
        """What people know it by."""
        return self.before.name


def history(before: Workspace, after: Workspace, now: datetime, since: datetime | None) -> list[Pair]:
    """Every post, reply, asset and campaign under approval; every post of the ledger whose file is gone; every case
    from elsewhere. since: only those whose first entry, or slot where there is none, is not before it."""
    with before.reading() as ledger:
        found = [*_written(before, after, ledger, now), *_gone(before, after, ledger), *_elsewhere(before, after, now)]
    return [pair for pair in found if since is None or (pair.before.begun or now) >= since]


def _written(before: Workspace, after: Workspace, ledger: Ledger, now: datetime) -> Iterator[Pair]:
    known = {**before.posts, **after.items, **before.items}
    for name, post in known.items():
        other = after.posts.get(name) or after.items.get(name) or post
        told = _told(before, name, post, ledger, now)
        again = told if other is post and _same_reading(before, after) else _told(after, name, other, ledger, now)
        yield Pair(told, again)


def _same_reading(before: Workspace, after: Workspace) -> bool:
    """Whether entries are read alike: a slot is a time of the zone, and an edit found in a file is a person's."""
    return before.policy.zone == after.policy.zone and _emails(before) == _emails(after)


def _emails(workspace: Workspace) -> dict[str, str]:
    return {name: person.email for name, person in workspace.policy.people.items()}


def _told(workspace: Workspace, name: str, post: Post, ledger: Ledger, now: datetime) -> Told:
    if stream_of(name) not in workspace.entries:
        return Told(name=name, post=post, now=post)
    return _with(name, workspace.events(post, ledger, now), now, post)


def _with(name: str, events: Sequence[Event], now: datetime, post: Post | None = None) -> Told:
    seen = tuple(event for event in events if event.at <= now)
    first = next((event.post for event in events if event.post), post)
    last = post or next((event.post for event in reversed(events) if event.post), None)
    return Told(name=name, post=first or last, now=last, events=seen)  # type: ignore[arg-type]


def _gone(before: Workspace, after: Workspace, ledger: Ledger) -> Iterator[Pair]:
    """Posts that are told of only in the ledger; not those of which no words were kept."""
    for stream, entries in before.entries.items():
        name = stream.removeprefix(POSTS)
        if not stream.startswith(POSTS) or name in before.posts:
            continue
        sides: list[Any] = [events_of(entries, ledger.kept, one.policy.zone) for one in (before, after)]
        if all(any(event.post for event in events) for events in sides):
            yield Pair(*(_with(name, events, datetime.max.replace(tzinfo=entries[0].at.tzinfo)) for events in sides))


def _elsewhere(before: Workspace, after: Workspace, now: datetime) -> Iterator[Pair]:
    steps = step_names(before.policy, after.policy)
    for stream, entries in before.entries.items():
        if stream.startswith(STREAM):
            name, zone = stream.removeprefix(STREAM), before.policy.zone
            post, events = events_elsewhere(name, entries, steps, zone, now)
            told = Told(name=name, post=post, now=post, events=tuple(events), elsewhere=True)
            yield Pair(told, told)
