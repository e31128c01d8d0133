"""Acts: submit, approve, reject and the others. First what changed in the files is recorded, then the act, or nothing.

All posts of one call, or none: a refusal of one leaves the ledger as it was."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from signoff.content import Post
from signoff.errors import Problem, Refused, listed
from signoff.finding import Finding
from signoff.inbox._difference import another_revision
from signoff.inbox._identity import Sign, at_most_proved, signed
from signoff.inbox._under import under
from signoff.ledger import Draft, Entry, Ledger
from signoff.review import decided, look
from signoff.workflow import EDITS, UNKNOWN, Decision, Event, body_of, replay, stream_of, take
from signoff.workspace import Workspace, own_entries


class Beside(msgspec.Struct, frozen=True):
    """What comes with a wish. sign: signs its entries;  said: more that they say;  keep: bytes kept with them."""

    sign: Sign | None = None
    said: dict[str, Any] = {}
    keep: tuple[bytes, ...] = ()


NOTHING = Beside()


class Acted(msgspec.Struct, frozen=True):
    """What an act did: the entries written, and where the post stands after them."""

    entries: tuple[Entry, ...]
    decision: Decision


def act(workspace: Workspace, wish: Event, posts: Iterable[str], beside: Beside = NOTHING) -> dict[str, Acted]:
    """Does what somebody wishes with each of the posts, and records it.

    wish   the event, without a post; its `revision`, where given, must be the present one
    Raises Refused with every reason of every post: then nothing is recorded.  Conflict: somebody was quicker."""
    workspace, wish = workspace.afresh(), at_most_proved(wish, beside.sign)
    chosen = list({post.id: post for post in map(workspace.post, posts)}.values())
    found = look(workspace, chosen, wish.at)
    refused: list[Problem] = []
    happening: dict[str, list[Event]] = {}
    with workspace.reading() as ledger:
        for post in chosen:
            happening[post.id] = _happening(workspace, post, ledger, wish)
            refused += _refusals(workspace, post, happening[post.id], wish, found.get(post.id, []))
    if refused:
        raise Refused(*refused, *_neither(chosen, refused))
    written = _write(workspace, chosen, happening, wish, beside)
    return _acted(workspace, chosen, written, found, wish.at)


def _neither(chosen: Sequence[Post], refused: Sequence[Problem]) -> list[Problem]:
    """That the others were left alone too, where one of several was refused."""
    fine = [post.id for post in chosen if not any(one.message.startswith(f"{post.id}: ") for one in refused)]
    return [Problem(f"nothing was recorded for {listed(fine, 'and')} either: all of them, or none")] if fine else []


def _happening(workspace: Workspace, post: Post, ledger: Ledger, wish: Event) -> list[Event]:
    """What is known, the edit found in the file, and the wish; an edit is the actor's where git names nobody."""
    known = workspace.events(post, ledger, wish.at)
    if not known and (created := workspace.unrecorded(post, (), wish.at)):
        known = [created]
    return [*(_owned(event, wish.recorded_by or wish.by) for event in known), wish]


def _owned(event: Event, actor: str) -> Event:
    if event.seq is None and event.do in EDITS and event.by == UNKNOWN:
        return msgspec.structs.replace(event, by=actor)
    return event


def _refusals(
    workspace: Workspace, post: Post, events: Sequence[Event], wish: Event, findings: Sequence[Finding]
) -> list[Problem]:
    if wish.revision is not None and (stale := another_revision(post, wish.revision, events)):
        return stale
    first = next((event.post for event in events if event.post), post)
    review, _ = replay(first, workspace.policy, events[:-1], findings, max(event.at for event in events))
    why = _what_to_do(post, events, wish)
    return [Problem(f"{post.id}: {reason}", why=why) for reason in take(review, wish)]


def _what_to_do(post: Post, events: Sequence[Event], wish: Event) -> str:
    """Who approves a changed file without looking would be taken for its editor: who has to speak first."""
    found = any(event.seq is None and event.do == "edit" and event.by == wish.by for event in events)
    if not found or wish.do != "approve":
        return ""
    return (
        f"{post.file} was changed after its last entry, and whose change it is nobody has said.\n"
        f"Its author says so first: `signoff submit {post.id} --as {post.front.author or 'PERSON'}`."
    )


def _draft(workspace: Workspace, post: Post, event: Event, more: dict[str, Any]) -> Draft:
    body = {**more, **body_of(event)}
    if event.do not in EDITS:
        body |= {"revision": post.revision, **under(workspace.policy)}
    return Draft(stream=stream_of(post.id), do=event.do, by=event.by, at=event.at, body=body)


def _write(
    workspace: Workspace, posts: Sequence[Post], happening: dict[str, list[Event]], wish: Event, beside: Beside
) -> dict[str, list[Entry]]:
    """Records what is new of each post. What was looked at is what the ledger must still be, or it is a conflict."""
    seen = {stream_of(post.id): own_entries(happening[post.id]) for post in posts}
    drafts = [
        _draft(workspace, post, event, beside.said if event is wish else {})
        for post in posts for event in happening[post.id] if event.seq is None
    ]  # fmt: skip
    kept = [workspace.policy.canonical, *(post.canonical for post in posts), *beside.keep]
    with workspace.writing(wish.at) as ledger:
        if beside.sign:  # before the lock is taken: a person may have to touch a key first
            drafts = signed(drafts, seen, ledger, workspace.policy, beside.sign)
        entries = ledger.append(drafts, expected=seen, keep=kept)
    by_stream: dict[str, list[Entry]] = {}
    for entry in entries:
        by_stream.setdefault(entry.stream, []).append(entry)
    workspace.forget_entries()
    return {post.id: by_stream.get(stream_of(post.id), []) for post in posts}


def _acted(
    workspace: Workspace,
    posts: Sequence[Post],
    written: dict[str, list[Entry]],
    found: dict[str, list[Finding]],
    now: datetime,
) -> dict[str, Acted]:
    acted = {}
    with workspace.reading() as ledger:
        for post in posts:
            decision = decided(workspace, post, ledger, found.get(post.id, []), now)
            acted[post.id] = Acted(tuple(written[post.id]), decision)
    return acted
