"""decide(): where a post stands, who is waited on until when, and why. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from signoff.content import Post
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.workflow._acts import ACTS
from signoff.workflow._chain import NoDecision
from signoff.workflow._decision import Decision, Fired, Reason
from signoff.workflow._event import Event, Refusal
from signoff.workflow._facts import Findings
from signoff.workflow._refusals import refusals
from signoff.workflow._review import Review
from signoff.workflow._run import Run
from signoff.workflow._standing import as_waived, blocked_by, cannot_be_decided, state_of
from signoff.workflow._steps import status_of


def decide(
    post: Post, policy: Policy, events: Sequence[Event], findings: Iterable[Finding] | Findings, now: datetime
) -> Decision:
    """Say where a post stands, who is waited on until when, and why.

    post      as its author first wrote it; `events` carry what it became
    findings  of the post as it is now, taken for those of all that it was; or asked for of each.  now: aware
    Pure: the same arguments give the same decision, on any machine, in any year. What cannot be decided (no chain,
    two chains, a step that nobody can fill) is a Decision with `error`, and never an approval."""
    review, refused = replay(post, policy, events, findings, now)
    return _decision_of(review, refused, now)


def replay(
    post: Post, policy: Policy, events: Sequence[Event], findings: Iterable[Finding] | Findings, now: datetime
) -> tuple[Review, list[Refusal]]:
    """The review after all events up to `now`, and what was refused on the way."""
    review = Review(post, policy, _asked_of_each(findings))
    refused = []
    for position, event in enumerate(events, 1):
        if event.at <= now and (because := take(review, event)):
            refused.append(Refusal(position, event, tuple(because)))
    review.advance(max(now, review.time or now))
    return review, refused


def _asked_of_each(findings: Iterable[Finding] | Findings) -> Findings:
    if callable(findings):
        return findings
    known = tuple(findings)
    return lambda post: known


def take(review: Review, event: Event) -> list[str]:
    """Lets an event happen, or says every reason for which it may not. A refused event leaves no trace."""
    if review.last is None or event.at >= review.last:
        _come_to(review, event.at)
    if because := refusals(review, event):
        return because
    review.taken.append(event)
    review.last = max(event.at, review.last or event.at)
    if event.do in ACTS:
        ACTS[event.do](review, event)
    return []


def _come_to(review: Review, at: datetime) -> None:
    """Lets time pass up to an event. Time that had passed further, for an event that was refused, is taken back."""
    if review.time is not None and at < review.time:
        taken = review.taken
        review.begin()
        for event in taken:
            take(review, event)
    review.advance(at)


class Replay:
    """A review that is told what happens, one event after the other."""

    def __init__(self, post: Post, policy: Policy, findings: Iterable[Finding] | Findings = ()) -> None:
        """Begins with a draft that its author wrote. findings: of each post that it becomes, or the same of all."""
        self._review = Review(post, policy, _asked_of_each(findings))

    @property
    def post(self) -> Post:
        """The post as the last edit made it."""
        return self._review.post

    def take(self, event: Event) -> list[str]:
        """Lets the event happen, or says every reason for which it may not."""
        return take(self._review, event)

    def decision(self, refused: Sequence[Refusal], now: datetime) -> Decision:
        """What is decided at `now`, which is not before the last event; `refused` is only told again."""
        _come_to(self._review, now)
        return _decision_of(self._review, refused, now)


def _decision_of(review: Review, refused: Sequence[Refusal], now: datetime) -> Decision:
    """The answer at `now`, from where the replay stands."""
    try:
        because, others, chain = review.chosen.because, review.chosen.others, review.chosen.chain.name
        error = cannot_be_decided(review, now)
    except NoDecision as none:
        (problem,) = none.problems
        because, others, chain = (), (), ""
        error = Reason(" ".join(filter(None, [f"{problem.message}.", problem.why])), problem.place)
    findings = tuple(as_waived(finding, review) for finding in review.findings)
    state = state_of(review, now)
    return Decision(
        post=review.post.id,
        revision=review.post.revision,
        state=state,
        chain=chain,
        because=because,
        others=others,
        steps=tuple(status_of(review, step, now) for step in review.each_step()),
        findings=findings,
        blocked_by=tuple(blocked_by(review, state, error, findings, now)),
        refused=tuple(refused),
        editors=tuple(sorted(review.editors - review.authors)),
        unowned=review.unowned,
        fired=tuple(_fired(review, now)),
        submitted=review.submitted,
        approved=review.approved,
        out=tuple(sorted(review.out)) if review.outcomes else (),
        error=error.words if error else "",
    )


def _fired(review: Review, now: datetime) -> Iterator[Fired]:
    """Once per step, round of review and threshold."""
    seen: set[tuple[int, str, str]] = set()
    runs: list[Run] = sorted([*review.past, *review.runs.values()], key=lambda run: run.started)
    for run in [run for run in runs if run.step.thresholds]:
        for fired in run.fired(review.policy, review.slots, now):
            key = bisect_right(review.rounds, fired.at), fired.step, fired.threshold
            if key not in seen:
                seen.add(key)
                yield fired
