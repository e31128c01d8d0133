"""What waits on whom, most urgent first."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import msgspec

from signoff.content import Post
from signoff.review import Review

NEVER = datetime.max.replace(tzinfo=UTC)


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One step of one post that waits. due: aware, or None where the step has no time."""

    post: str
    title: str
    step: str
    people: tuple[str, ...]
    due: datetime | None = None
    since: datetime | None = None
    channels: tuple[str, ...]
    author: str
    late: bool = False
    advisory: bool = False


def waiting(review: Review, person: str | None = None) -> list[Item]:
    """Every step that waits, of one person or of all, most urgent first.

    On their author wait posts that were handed back, and those whose last change is nobody's."""
    found = [item for item in _items(review) if person is None or person in item.people]
    return sorted(found, key=lambda item: (item.due or NEVER, item.post, item.step))


def _items(review: Review) -> Iterable[Item]:
    for name, decision in review.everything.items():
        post = review.workspace.glance(name)
        # A reply or asset need not name its author; then it goes back to whoever wrote it last.
        writers = (post.front.author,) if post.front.author else decision.editors
        if decision.state == "changes_requested":
            yield _item(post, step="changes", people=writers, since=decision.submitted)
        elif decision.unowned and decision.state == "in_review":
            yield _item(post, step="submit", people=writers)
        for step in decision.waiting:
            late = bool(step.due and step.due < review.now)
            asked = {"people": step.waiting_on, "due": step.due, "since": step.since}
            yield _item(post, step=step.name, late=late, advisory=step.advisory, **asked)


def _item(post: Post, **what: Any) -> Item:
    return Item(post=post.id, title=post.title, channels=post.channels, author=post.front.author, **what)
