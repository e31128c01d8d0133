"""What all figures are counted from: every post that the ledger knows, with its past, and every entry at a moment."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec

from signoff.ledger import Entry
from signoff.policy import Policy
from signoff.review import Review
from signoff.workflow import Decision, events_of, stream_of
from signoff.workspace import Workspace

PREFIX = stream_of("")


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """Plain things, so that a table of cases can make them too.

    pasts      by post id;  decisions: of the posts whose files are there
    entries    all of them up to `now`, in order of seq;  campaigns: by id"""

    now: datetime
    policy: Policy
    pasts: Mapping[str, Any]
    decisions: Mapping[str, Decision]
    entries: tuple[Entry, ...]
    campaigns: Mapping[str, Any]
    posts: Mapping[str, Any]

    def title(self, post: str) -> str:
        """What people call a post, also one whose file is gone."""
        found = self.posts.get(post) or (self.pasts[post].post if post in self.pasts else None)
        return found.title if found else post

    def did(self, *acts: str) -> list[Entry]:
        """The entries of these acts."""
        return [entry for entry in self.entries if entry.do in acts]


def material(review: Review) -> Material:
    """Everything that figures are counted from, as of the review's moment. Reads the ledger; records nothing."""
    from signoff.insight._past import past

    workspace, now = review.workspace, review.now
    seen = entries_until(workspace, now)
    pasts = {}
    with workspace.reading() as ledger:
        for name in _names(seen):
            findings = review.decisions[name].findings if name in review.decisions else ()
            found = past(_events(workspace, name, ledger, now), workspace.policy, now, findings)
            if found is not None:
                pasts[name] = found
    return Material(
        now=now, policy=workspace.policy, pasts=pasts, decisions=review.decisions, entries=seen,
        campaigns=workspace.content.campaigns, posts=workspace.posts,
    )  # fmt: skip


def entries_until(workspace: Workspace, now: datetime) -> tuple[Entry, ...]:
    """Every entry up to a moment, in order of seq."""
    return tuple(entry for entry in workspace.every_entry if entry.at <= now)


def post_of(entry: Entry) -> str:
    """The post that an entry is about; "" where it is about none."""
    return entry.stream.removeprefix(PREFIX) if entry.stream.startswith(PREFIX) else ""


def _names(entries: Iterable[Entry]) -> list[str]:
    return sorted({post_of(entry) for entry in entries} - {""})


def _events(workspace: Any, name: str, ledger: Any, now: datetime) -> Any:
    if name in workspace.posts:
        return workspace.events(workspace.posts[name], ledger, now)
    return events_of(workspace.entries[stream_of(name)], ledger.kept, workspace.policy.zone)
