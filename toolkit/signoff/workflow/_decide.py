"""decide(): where a post stands, who is waited on until when, and why. Pure."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from signoff.content import Post
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.workflow._chain import NoDecision
from signoff.workflow._decision import Decision, Fired
from signoff.workflow._event import EDITS, VERDICTS, Event, Refusal
from signoff.workflow._refusals import refusals, the_step
from signoff.workflow._review import Review
from signoff.workflow._run import Run
from signoff.workflow._standing import as_waived, blocked_by, cannot_be_decided, state_of
from signoff.workflow._steps import status_of


def decide(post: Post, policy: Policy, events: Sequence[Event], findings: Sequence[Finding], now: datetime) -> Decision:
    """Say where a post stands, who is waited on until when, and why.

    post      as its author first wrote it; `events` carry what it became
    findings  of the post as it is now;  now: aware
    Pure: the same arguments give the same decision, on any machine, in any year. What cannot be decided (no chain,
    two chains, a step that nobody can fill) is a Decision with `error`, and never an approval."""
    review, refused = replay(post, policy, events, findings, now)
    return decision_of(review, refused, findings, now)


def replay(
    post: Post, policy: Policy, events: Sequence[Event], findings: Iterable[Finding], now: datetime
) -> tuple[Review, list[Refusal]]:
    """The review after all events up to `now`, and what was refused on the way."""
    review = Review(post, policy, tuple(sorted({finding.rule for finding in findings})))
    refused = []
    for position, event in enumerate(events, 1):
        if event.at > now:
            continue
        if because := take(review, event):
            refused.append(Refusal(position, event, tuple(because)))
    review.advance(max(now, review.last or now))
    return review, refused


def take(review: Review, event: Event) -> list[str]:
    """Lets an event happen, or says every reason for which it may not."""
    if review.last is None or event.at >= review.last:
        review.advance(event.at)
    if because := refusals(review, event):
        return because
    if event.do in VERDICTS:
        review.verdict(event, the_step(review, event))
    elif event.do in EDITS:
        review.edit(event)
    elif event.do in ("submit", "withdraw", "override"):
        getattr(review, event.do)(event)
    elif event.do == "waive":
        review.waived.append(msgspec.structs.replace(event, revision=review.post.revision))
    elif event.do == "publish":
        review.published = event.at
    return []


class Replay:
    """A review that is told what happens, one event after the other."""

    def __init__(self, post: Post, policy: Policy, findings: Iterable[Finding] = ()) -> None:
        """Begins with a draft that its author wrote."""
        self._review = Review(post, policy, tuple(sorted({finding.rule for finding in findings})))

    @property
    def post(self) -> Post:
        """The post as the last edit made it."""
        return self._review.post

    def take(self, event: Event) -> list[str]:
        """Lets the event happen, or says every reason for which it may not."""
        return take(self._review, event)


def decision_of(review: Review, refused: Sequence[Refusal], findings: Sequence[Finding], now: datetime) -> Decision:
    """The answer at `now`, from where the replay stands."""
    try:
        chosen = review.chosen
        because, others, chain = chosen.because, chosen.others, chosen.chain.name
        error = cannot_be_decided(review, now)
    except NoDecision as problem:
        because, others, chain, error = (), (), "", str(problem)
    steps = tuple(status_of(review, step, now) for step in review.each_step())
    findings = [as_waived(finding, review) for finding in findings]
    state = state_of(review, now)
    return Decision(
        post=review.post.id,
        revision=review.post.revision,
        state=state,
        chain=chain,
        because=because,
        others=others,
        steps=steps,
        findings=tuple(findings),
        blocked_by=tuple(blocked_by(review, state, error, findings)),
        refused=tuple(refused),
        editors=tuple(sorted(review.editors - review.authors)),
        fired=tuple(_fired(review, now)),
        submitted=review.submitted,
        approved=review.approved,
        error=error,
    )


def _fired(review: Review, now: datetime) -> Iterable[Fired]:
    seen: set[tuple[int, str, str]] = set()
    runs: list[Run] = sorted([*review.past, *review.runs.values()], key=lambda run: run.started)
    for run in runs:
        for fired in run.fired(review.policy, review.post.slot, now):
            if (key := (run.round, fired.step, fired.threshold)) not in seen:
                seen.add(key)
                yield fired
