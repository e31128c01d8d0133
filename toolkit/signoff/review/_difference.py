"""What changed in a post since a moment of its history: key by key, each text line by line, and by whom."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from difflib import SequenceMatcher, unified_diff
from typing import Any

import msgspec

from signoff.content import Post, changes
from signoff.errors import SignoffError
from signoff.review._look import look
from signoff.workflow import EDITS, Event, replay, take
from signoff.workspace import Workspace

LEAST_HEX = 6
CONTEXT = 2
MOST_COMPARED = 20_000  # characters; beyond, comparing word by word takes too long


class Since(msgspec.Struct, frozen=True):
    """What is compared with. words: which moment that was;  entry: the last one until then, None for nothing yet."""

    words: str
    entry: int | None
    at: datetime | None
    post: Post


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """keys: (key, before, after) of the front matter;  texts: (variant, before, after);  edits: since then."""

    post: Post
    since: Since
    keys: tuple[tuple[str, Any, Any], ...]
    texts: tuple[tuple[str, str, str], ...]
    edits: tuple[Event, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of change: text, assets, channels, schedule, metadata."""
        return changes(self.since.post.plain, self.post.plain)

    def plain(self, zone: Any) -> dict[str, Any]:
        """As `signoff diff --json` prints it; times in `zone`."""
        since = {"words": self.since.words, "entry": self.since.entry, "revision": self.since.post.revision,
                 "at": self.since.at.astimezone(zone).isoformat() if self.since.at else None}  # fmt: skip
        texts = [{"variant": name, "before": before, "after": after, "diff": lines(before, after),
                  "words": [list(pair) for pair in words(before, after)]}
                 for name, before, after in self.texts]  # fmt: skip
        edits = [{"entry": one.seq, "at": one.at.astimezone(zone).isoformat(), "by": one.by, "do": one.do,
                  "changes": list(one.changes)} for one in self.edits]  # fmt: skip
        keys = [{"key": key, "before": before, "after": after} for key, before, after in self.keys]
        return {
            "post": self.post.id, "since": since, "revision": self.post.revision, "changes": list(self.kinds),
            "keys": keys, "texts": texts, "entries": edits,
        }  # fmt: skip


def lines(before: str, after: str) -> list[str]:
    """Two texts as a difference of lines, without its two title lines."""
    found = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=CONTEXT)
    return [*found][2:]


def words(before: str, after: str) -> list[tuple[str, str]]:
    """The words that went and those that came in their place, in order; "" for nothing. Long texts are one change."""
    if max(len(before), len(after)) > MOST_COMPARED:
        return [(before, after)]
    one, two = (re.findall(r"\S+", text) for text in (before, after))
    found = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    return [(" ".join(one[a:b]), " ".join(two[c:d])) for kind, a, b, c, d in found if kind != "equal"]


def difference(workspace: Workspace, name: str, since: str, now: datetime) -> Difference:
    """What changed in a post (or reply, asset, campaign) until now, its file as it is included.

    since   "approved", "submitted", a revision's first digits, or "entry N"; "" for approved, else the first revision
    Raises SignoffError where there was no such moment, or its bytes are not kept."""
    post = workspace.post(name)
    with workspace.reading() as ledger:
        events = [event for event in workspace.events(post, ledger, now) if event.at <= now]
    found = _since(workspace, post, events, since, now)
    return between(found, post, [event for event in events if event.seq is None or event.seq > (found.entry or 0)])


def between(since: Since, post: Post, events: Sequence[Event]) -> Difference:
    """The difference from a moment to a post; of the events after it, the edits."""
    before, after = since.post.plain, post.plain
    keys = [key for key in dict.fromkeys([*before, *after]) if key != "texts" and before.get(key) != after.get(key)]
    edits = tuple(event for event in events if event.do in EDITS)
    return Difference(
        post=post, since=since, keys=tuple((key, before.get(key), after.get(key)) for key in keys),
        texts=tuple(_texts(before.get("texts", {}), after.get("texts", {}))), edits=edits,
    )  # fmt: skip


def _texts(before: dict[str, str], after: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    for variant in dict.fromkeys([*before, *after]):
        if before.get(variant) != after.get(variant):
            yield variant, before.get(variant, ""), after.get(variant, "")


def _since(workspace: Workspace, post: Post, events: Sequence[Event], since: str, now: datetime) -> Since:
    marks = list(_marks(workspace, post, events, now))
    if not marks:
        raise SignoffError(f"{post.id}: nothing of it is recorded yet, so there is nothing to compare it with")
    word, _, number = since.partition(" ")
    if word == "entry":
        return _at_entry(post, marks, number)
    if since in ("", "approved", "submitted"):
        fitting = [mark for mark in marks if mark.words.startswith(since or "approved")]
        if fitting or not since:
            return fitting[-1] if fitting else msgspec.structs.replace(marks[0], words="first revision")
        raise SignoffError(f"{post.id} was never {since}")
    fitting = [mark for mark in marks if mark.post.revision.startswith(since)] if len(since) >= LEAST_HEX else []
    if not fitting:
        raise SignoffError(f"{post.id} has no revision `{since}`: say {LEAST_HEX} of its first digits, or `entry N`")
    return msgspec.structs.replace(fitting[0], words=f"revision {fitting[0].post.revision[:12]}")


def _at_entry(post: Post, marks: Sequence[Since], number: str) -> Since:
    known = [mark for mark in marks if number.isdecimal() and mark.entry is not None and mark.entry <= int(number)]
    if not known:
        raise SignoffError(f"`entry {number}`: {post.id} has no entry until then; its first is {marks[0].entry}")
    return msgspec.structs.replace(known[-1], words=f"entry {number}")


def _marks(workspace: Workspace, post: Post, events: Sequence[Event], now: datetime) -> Iterator[Since]:
    """The post after each recorded entry, with the word for what it was then."""
    first = next((event.post for event in events if event.post), None)
    if first is None:
        return
    review, _ = replay(first, workspace.policy, (), look(workspace, [post], now)[post.id], events[0].at)
    for event in (event for event in events if event.seq is not None):
        taken = not take(review, event)
        word = "submitted" if event.do == "submit" and taken else event.do
        yield Since("approved" if review.approved and taken else word, event.seq, event.at, review.post)
