"""The course of one post: its revisions in order, each with its hand; which were approved, and which went out. Pure."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from signoff.workflow import EDITS, UNKNOWN, Event

ENDS = ("reject", "withdraw")


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """A post as one hand left it. number: from 1;  seq: the entry, None for what only the file says."""

    number: int
    post: Any
    by: str
    at: datetime
    seq: int | None = None


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a post. approved, out: numbers of revisions;  waivers: the revision's number and the entry

    ended    whether it was rejected or withdrawn, so that its findings concern nobody any more
    missing  revisions whose bytes are no longer kept: what stood in them nobody can say"""

    post: str
    revisions: tuple[Revision, ...]
    approved: frozenset[int] = frozenset()
    out: frozenset[int] = frozenset()
    waivers: tuple[tuple[int, Event], ...] = ()
    ended: bool = False
    missing: int = 0

    @property
    def last(self) -> Revision:
        """The post as it is now."""
        return self.revisions[-1]


def course(past: Any) -> Course | None:
    """The course that a `Past` tells; None where no revision is kept."""
    told = list(_numbered(past.events))
    revisions = tuple(
        Revision(number=number, post=event.post, by=event.by, at=event.at, seq=event.seq)
        for number, event, is_new in told if is_new
    )  # fmt: skip
    if not revisions:
        return None
    numbers = {revision.post.revision: revision.number for revision in revisions}
    approved = {(approval.seq, approval.at) for approval in past.approvals}
    return Course(
        post=past.post.id,
        revisions=revisions,
        approved=frozenset(number for number, event, _ in told if (event.seq, event.at) in approved),
        out=frozenset(numbers.get(event.revision or "", at) for at, event, _ in told if event.do == "publish"),
        waivers=tuple((number, event) for number, event, _ in told if event.do == "waive"),
        ended=past.ended is not None,
        missing=sum(1 for event in past.events if event.do in EDITS and event.post is None),
    )


def only_in_files(post: Any, at: datetime) -> Course:
    """The course of a post that no entry tells of: one revision, by nobody that is known."""
    return Course(post=post.id, revisions=(Revision(number=1, post=post, by=UNKNOWN, at=at),))


def _numbered(events: Any) -> Iterator[tuple[int, Event, bool]]:
    """Each event with the number of the revision it happened to, and whether it made that revision."""
    number, before = 0, None
    for event in events:
        made = event.do in EDITS and event.post is not None and event.post.revision != before
        if made:
            number, before = number + 1, event.post.revision
        yield number, event, made
