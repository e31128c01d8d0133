"""Acts: submit, approve, reject and the others. First what changed in the files is recorded, then the act, or nothing.

All posts of one call, or none: a refusal of one leaves the ledger as it was."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from signoff.checks import find
from signoff.clock import tzdata_version
from signoff.content import Post
from signoff.errors import Problem, Refused
from signoff.finding import Finding
from signoff.ledger import Draft, Entry, Ledger
from signoff.networks import facts_hash
from signoff.workflow import EDITS, UNKNOWN, Decision, Event, body_of, decide, replay, stream_of, take
from signoff.workspace import Workspace


class Acted(msgspec.Struct, frozen=True):
    """What an act did: the entries written, and where the post stands after them."""

    entries: tuple[Entry, ...]
    decision: Decision


def act(workspace: Workspace, wish: Event, posts: Iterable[str]) -> dict[str, Acted]:
    """Does what somebody wishes with each of the posts, and records it.

    wish   the event, without a post; its `revision`, where given, must be the present one
    Raises Refused with every reason of every post: then nothing is recorded.  Conflict: somebody was quicker."""
    workspace = workspace.afresh()
    chosen = [workspace.post(name) for name in posts]
    found = find(chosen, workspace.policy, workspace.content, wish.at)
    refused: list[Problem] = []
    drafts: dict[str, list[Draft]] = {}
    with workspace.reading() as ledger:
        for post in chosen:
            events = _happening(workspace, post, ledger, wish)
            refused += _refusals(workspace, post, events, wish, found.get(post.id, []))
            drafts[post.id] = [_draft(workspace, post, event) for event in events if event.seq is None]
    if refused:
        raise Refused(*refused)
    written = _write(workspace, chosen, drafts, wish.at)
    return _acted(workspace, chosen, written, found, wish.at)


def _happening(workspace: Workspace, post: Post, ledger: Ledger, wish: Event) -> list[Event]:
    """What is known, the edit found in the file, and the wish; an edit is the actor's where git names nobody."""
    known = workspace.events(post, ledger, wish.at)
    if not known and (created := workspace.unrecorded(post, (), wish.at)):
        known = [created]
    return [*(_owned(event, wish.by) for event in known), wish]


def _owned(event: Event, actor: str) -> Event:
    if event.seq is None and event.do in EDITS and event.by == UNKNOWN:
        return msgspec.structs.replace(event, by=actor)
    return event


def _refusals(
    workspace: Workspace, post: Post, events: Sequence[Event], wish: Event, findings: Sequence[Finding]
) -> list[Problem]:
    if wish.revision and not post.revision.startswith(wish.revision):
        why = f"You saw {wish.revision[:12]}; it is {post.revision[:12]} now. Look again: `signoff status {post.id}`."
        return [Problem(f"{post.id}: the post has changed since you saw it", why=why)]
    first = next((event.post for event in events if event.post), post)
    review, _ = replay(first, workspace.policy, events[:-1], findings, _latest(events, wish))
    review.last = max((event.at for event in events[:-1]), default=None)
    because = take(review, wish)
    return [Problem(f"{post.id}: {reason}") for reason in because]


def _latest(events: Sequence[Event], wish: Event) -> datetime:
    return max([wish.at, *(event.at for event in events)])


def _draft(workspace: Workspace, post: Post, event: Event) -> Draft:
    body = body_of(event)
    if event.do not in EDITS:
        body |= {"revision": post.revision, **under(workspace)}
    return Draft(stream=stream_of(post.id), do=event.do, by=event.by, at=event.at, body=body)


def under(workspace: Workspace) -> dict[str, Any]:
    """What the act was decided under, so that it can be decided again."""
    from signoff import __version__

    return {
        "policy": workspace.policy.hash,
        "networks": facts_hash(),
        "signoff": __version__,
        "tzdata": tzdata_version(),
    }


def _write(
    workspace: Workspace, posts: Sequence[Post], drafts: dict[str, list[Draft]], now: datetime
) -> dict[str, list[Entry]]:
    seen = {stream_of(post.id): len(workspace.entries.get(stream_of(post.id), [])) for post in posts}
    kept = [workspace.policy.canonical, *(post.canonical for post in posts)]
    with workspace.writing(now) as ledger:
        entries = ledger.append([draft for post in posts for draft in drafts[post.id]], expected=seen, keep=kept)
    by_stream: dict[str, list[Entry]] = {}
    for entry in entries:
        by_stream.setdefault(entry.stream, []).append(entry)
    workspace.__dict__.pop("entries", None)
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
            events = workspace.events(post, ledger, now)
            first = next((event.post for event in events if event.post), post)
            decision = decide(first, workspace.policy, events, found.get(post.id, []), now)
            acted[post.id] = Acted(tuple(written[post.id]), decision)
    return acted
