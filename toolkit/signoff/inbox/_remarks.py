"""Comments, and wordings that somebody suggests: said of a post, and deciding nothing.

Neither takes over an edit that nobody owned: who only remarks on a text is no editor of it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from signoff.content import Post
from signoff.errors import Problem, Refused
from signoff.inbox._under import under
from signoff.ledger import Draft, Entry, Ledger, require_whole
from signoff.review import COMMENT
from signoff.workflow import EDITS, Event, body_of, replay, stream_of, take
from signoff.workspace import Workspace, own_entries

LONGEST = 20_000


class Standing(NamedTuple):
    """A post with what is recorded of it, and the replay after it."""

    post: Post
    known: list[Event]
    found: list[Event]
    review: Any


def comment(workspace: Workspace, post: str, by: str, at: datetime, text: str, revision: str | None = None) -> Entry:
    """Records what somebody says of a post; it counts for nothing. Raises Refused: then nothing is recorded."""
    if not text.strip():
        raise Refused("a comment without words; say it with `--text`")
    return remark(workspace.afresh(), post, Event(at=at, by=by, do=COMMENT, reason=text, revision=revision))


def remark(
    workspace: Workspace, post: str, wish: Event, more: Mapping[str, Any] | None = None, keep: tuple[bytes, ...] = ()
) -> Entry:
    """Records a remark. more: what else its entry says;  keep: bytes that it names.  Raises Refused."""
    with workspace.reading() as ledger:
        stands = standing(workspace, workspace.post(post), ledger, wish.at)
    if because := list(_against(stands, wish)):
        raise Refused(*because)
    body = {**(more or {}), **body_of(wish), "revision": stands.post.revision, **under(workspace.policy)}
    stream = stream_of(stands.post.id)
    drafts = [*_made(stands, stream), Draft(stream=stream, do=wish.do, by=wish.by, at=wish.at, body=body)]
    kept = (workspace.policy.canonical, stands.post.canonical, *keep)
    with workspace.writing(wish.at) as ledger:
        return ledger.append(drafts, expected={stream: own_entries(stands.known)}, keep=kept)[-1]


def standing(workspace: Workspace, post: Post, ledger: Ledger, now: datetime) -> Standing:
    """Where a post stands by its entries alone. Raises LedgerError where they were altered."""
    require_whole(ledger)
    events = workspace.events(post, ledger, now)
    known = [event for event in events if event.seq is not None]
    found = [event for event in events if event.seq is None]
    if not events and (made := workspace.unrecorded(post, (), now)):
        found = [made]
    first = next((event.post for event in known if event.post), post)
    last = max([now, *(event.at for event in known)])
    return Standing(post, known, found, replay(first, workspace.policy, known, (), last)[0])


def _made(stands: Standing, stream: str) -> Iterator[Draft]:
    """That the post was found, where nothing of it was recorded before; by whoever git names, else by nobody known."""
    for event in stands.found if not stands.known else ():
        yield Draft(stream=stream, do=event.do, by=event.by, at=event.at, body=body_of(event))


def _against(stands: Standing, wish: Event) -> Iterator[Problem]:
    name, roster = stands.post.id, stands.review.roster
    if wish.revision and not stands.post.revision.startswith(wish.revision):
        yield Problem(
            f"{name}: the post has changed since you saw it", why=f"`signoff diff {name} --since {wish.revision}`"
        )
    if len(wish.reason or "") > LONGEST:
        yield Problem(f"{name}: at most {LONGEST:,} characters")
    if roster.knows(wish.by) and not roster.roles(wish.by, wish.at):
        yield Problem(f"{name}: {wish.by} holds no role for this post on that day")
    for reason in take(stands.review, wish):
        yield Problem(f"{name}: {reason}")


def edited(stands: Standing) -> bool:
    """Whether its file holds an edit that no entry tells of."""
    return any(event.do in EDITS for event in stands.found)
