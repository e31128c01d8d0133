"""What happened to one post, as the engine took it: handed in, agreed to, each asking of a step. Pure."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from signoff.clock import used
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.workflow import VERDICTS, Event, replay, take


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """One step asked once, from when it became current until it was answered, taken back or begun anew.

    asked     seconds from start to end (or now), the pauses left out;  paused: with the author, in seconds
    working   of `asked`, what lies in the workflow calendar's hours; None without a calendar
    status    waiting, approved, changes_requested, rejected, overridden, or dropped (an edit or withdrawal ended it)
    seqs      the entries of its verdicts"""

    post: str
    step: str
    round: int
    started: datetime
    ended: datetime | None
    status: str
    asked: float
    paused: float
    working: float | None
    due: datetime | None
    waiting_on: tuple[str, ...] = ()
    advisory: bool = False
    seqs: tuple[int, ...] = ()


class Approval(msgspec.Struct, frozen=True):
    """A post came to be approved: the submission that began its review, the moment, the entry; whether by override."""

    submitted: datetime
    at: datetime
    seq: int | None
    submitted_seq: int | None
    override: bool = False


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """A post's history up to a moment; each verdict names its step. ended: when it was rejected or withdrawn."""

    post: Any
    events: tuple[Event, ...]
    approvals: tuple[Approval, ...] = ()
    askings: tuple[Asking, ...] = ()
    submitted: datetime | None = None
    submitted_seq: int | None = None
    ended: datetime | None = None
    changes_after_approval: tuple[Event, ...] = ()

    @property
    def first_approval(self) -> Approval | None:
        """The first approval since it was last withdrawn."""
        found = [approval for approval in self.approvals if self.submitted is None or approval.at >= self.submitted]
        return found[0] if found else None

    def did(self, *acts: str) -> list[Event]:
        """Its events of these acts, in order."""
        return [event for event in self.events if event.do in acts]


def past(events: Iterable[Event], policy: Policy, now: datetime, findings: Sequence[Finding] = ()) -> Past | None:
    """A post's history as the engine took it; what the engine refused is left out. None where no post is known."""
    known = [event for event in events if event.at <= now]
    first = next((event.post for event in known if event.post), None)
    if first is None:
        return None
    review, _ = replay(first, policy, [], findings, known[0].at)
    story = _Story()
    for event in known:
        was = review.approved
        if not take(review, event):
            story.add(event, was, review)
    review.advance(max(now, review.last or now))
    runs = sorted([*review.past, *review.runs.values()], key=lambda run: run.started)
    return Past(
        post=review.post,
        events=tuple(story.taken),
        approvals=tuple(story.approvals),
        askings=tuple(_asking(run, review, policy, now) for run in runs),
        submitted=story.submitted,
        submitted_seq=story.submitted_seq,
        ended=story.ended if review.phase in ("rejected", "withdrawn") else None,
        changes_after_approval=tuple(story.changed_after),
    )


class _Story:
    """What a replay is remembered by."""

    def __init__(self) -> None:
        self.taken: list[Event] = []
        self.approvals: list[Approval] = []
        self.changed_after: list[Event] = []
        self.submitted: datetime | None = None
        self.submitted_seq: int | None = None
        self.ended: datetime | None = None
        self.withdrawn = False

    def add(self, event: Event, was: datetime | None, review: Any) -> None:
        self.taken.append(_with_its_step(event, review))
        if event.do == "submit" and (self.submitted is None or self.withdrawn):
            self.submitted, self.submitted_seq, self.withdrawn = event.at, event.seq, False
        if event.do in ("reject", "withdraw"):
            self.ended, self.withdrawn = event.at, self.withdrawn or event.do == "withdraw"
        if was is not None and event.do == "edit" and review.approved is None:
            self.changed_after.append(event)
        if review.approved is not None and review.approved != was and self.submitted is not None:
            override = bool(review.overrides)
            self.approvals.append(Approval(self.submitted, review.approved, event.seq, self.submitted_seq, override))


def _with_its_step(event: Event, review: Any) -> Event:
    """A verdict with the step that it was taken for, where it named none."""
    if event.step or event.do not in VERDICTS:
        return event
    runs = (run for run in [*review.past, *review.runs.values()] if event.by in run.verdicts)
    return msgspec.structs.replace(
        event, step=next((r.step.name for r in runs if r.verdicts[event.by].at == event.at), None)
    )


def _asking(run: Any, review: Any, policy: Policy, now: datetime) -> Asking:
    end = run.ended or now
    pauses = [(begin, min(stop or end, end)) for begin, stop in run.pauses if begin < end]
    paused = sum((stop - begin).total_seconds() for begin, stop in pauses)
    calendar = policy.workflow_calendar
    dropped = run.status == "waiting" and run.ended is not None
    waits = run.ended is None and run.status == "waiting" and review.phase == "in_review"
    return Asking(
        post=review.post.id,
        step=run.step.name,
        round=run.round,
        started=run.started,
        ended=run.ended,
        status="dropped" if dropped else run.status,
        asked=(end - run.started).total_seconds() - paused,
        paused=paused,
        working=float(used(run.started, end, policy.hours(calendar), pauses)) if calendar else None,
        due=run.due(policy, review.post.slot),
        waiting_on=tuple(sorted(review.asked(run, now).waiting_on())) if waits else (),
        advisory=run.step.advisory,
        seqs=tuple(verdict.seq for verdict in run.verdicts.values() if verdict.seq is not None),
    )


def verdicts(past: Past) -> list[Event]:
    """Each verdict and override that was taken."""
    return past.did(*VERDICTS, "override")
