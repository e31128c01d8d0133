"""A verdict that was given elsewhere, by mail or on paper, written down with its evidence by somebody else.

The least of proofs: it is `claimed`, so it never counts where a step asks for more, and whoever wrote or changed the
post cannot write it down either."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from signoff.clock import seconds
from signoff.content import Post
from signoff.errors import Problem, Refused
from signoff.inbox._acting import Acted, Beside, act
from signoff.ledger import digest
from signoff.model import many
from signoff.policy import Policy, read_file
from signoff.workflow import Event, Roster
from signoff.workspace import Workspace

MOST_BYTES = 20_000_000
DO = "approve"


class Evidence(msgspec.Struct, frozen=True):
    """What shows that it was given. name: of the file, "" for words that somebody typed."""

    name: str
    data: bytes


class Elsewhere(msgspec.Struct, frozen=True, kw_only=True):
    """An approval that was given elsewhere. by: who gave it, at `given`; recorder: who writes it down."""

    by: str
    given: datetime
    evidence: Evidence
    reason: str
    recorder: str
    step: str | None = None
    revision: str | None = None


def evidence_of(said: str) -> Evidence:
    """The evidence of a file, or of words. Raises Refused for one word that is no file: it was meant to be one."""
    path = Path(said)
    if path.is_file():
        return Evidence(path.name, read_file(path, MOST_BYTES))
    if len(said.split()) < 2:
        why = "Name a file (a saved mail, a photograph), or say in words where the evidence is."
        raise Refused(Problem(f"no evidence: `{said}` is no file, and no sentence", why=why))
    return Evidence("", said.encode())


def record(workspace: Workspace, post: str, told: Elsewhere, now: datetime) -> Acted:
    """Records the approval with its evidence, decided as if it were given now through the same gate as every act.

    Raises Refused with every reason: then nothing is recorded."""
    one = workspace.post(post)
    with workspace.reading() as ledger:
        events = workspace.events(one, ledger, now)
    if against := list(_against(workspace.policy, one, events, told, now)):
        raise Refused(*(Problem(f"{one.id}: {reason}") for reason in against))
    wish = Event(at=now, by=told.by, do=DO, step=told.step, reason=told.reason, revision=told.revision,
                 recorded_by=told.recorder)  # fmt: skip
    said = {"given_at": told.given, "evidence": digest(told.evidence.data), "evidence_name": told.evidence.name}
    return act(workspace, wish, [one.id], Beside(said=said, keep=(told.evidence.data,)))[one.id]


def _against(policy: Policy, post: Post, events: Sequence[Event], told: Elsewhere, now: datetime) -> Iterator[str]:
    given = told.given.isoformat()
    if not told.reason.strip():
        yield "an approval given elsewhere needs its reason"
    if told.given > now:
        yield f"it cannot have been given at {given}: that is still to come"
    if not Roster(policy, post.channels).roles(told.recorder, now):
        yield f"{told.recorder} holds no role for this post, and may record nothing for it"
    kept = set(many(policy.said("workflow", "keep_approvals_on")))
    for event in _after(events, told.given):
        if event.do == "submit":
            yield f"at {given} it was not submitted yet: that was at {event.at.isoformat()}"
        elif event.do in ("create", "edit") and not (event.changes and set(event.changes) <= kept):
            yield f"at {given} it had other words: {event.by} changed it at {event.at.isoformat()}"
    yield from _grown_old(policy, told, now)


def _after(events: Sequence[Event], given: datetime) -> list[Event]:
    """What happened since: a submit, or other words, that whoever gave the approval cannot have known."""
    return [event for event in events if event.at > given]


def _grown_old(policy: Policy, told: Elsewhere, now: datetime) -> Iterator[str]:
    """It counts from when it is written down; one that would have grown old by then is not made young by that."""
    steps = [step for chain in policy.chains_as_written for step in chain.each_step if step.name == told.step]
    for step in steps:
        if step.valid_for and told.given + timedelta(seconds=seconds(step.valid_for, days=True)) <= now:
            yield f"an approval of the step `{step.name}` counts for {step.valid_for}: this one has grown old"
