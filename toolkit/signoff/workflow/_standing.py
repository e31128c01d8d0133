"""What follows from where a replay stands: the post's state, and what stands against publishing it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from signoff.clock import at, zone
from signoff.finding import Finding
from signoff.workflow._asked import Asked
from signoff.workflow._decision import Reason
from signoff.workflow._plan import Step
from signoff.workflow._review import Review


def state_of(review: Review, now: datetime) -> str:
    """The post's state, derived: nothing stores it."""
    if review.published:
        return "published"
    if review.phase != "in_review" or review.approved is None:
        return review.phase
    if review.post.slot is None:
        return "approved"
    return "scheduled" if now <= review.post.slot else "expired"


def cannot_be_decided(review: Review, now: datetime) -> Reason | None:
    """Why no approval could ever come about, if so."""
    chain = review.chosen.chain
    if not review.choice.must_agree:
        return Reason(f"no step of the chain `{chain.name}` applies that must agree", chain.place)
    if review.phase in ("rejected", "withdrawn") or review.published:
        return None
    people = review.roster.on(now)
    for step in review.open_steps():
        able = people.able(step.approvers) - review.bars(step.name).everybody
        few = len(able) < (step.need if isinstance(step.need, int) else 1)
        if few and (found := _held_by_too_few(step, review.asked_of(step, now))):
            return found
    return None


def _held_by_too_few(step: Step, asked: Asked) -> Reason | None:
    """Why this step could never be approved for this post. Absence is no reason: people come back."""
    able, need = asked.able, step.need if isinstance(step.need, int) else 1
    if len(able.union(verdict.by for verdict in asked.counting())) >= need:
        return None
    who, barred = f"role, person or team {step.approvers}", sorted(asked.approvers - able)
    if not asked.approvers:
        return Reason(f"nobody holds {who}, which the step `{step.name}` asks", step.written.place_of("approvers"))
    some = f"{len(able)} may approve this post ({', '.join(barred)} may not)"
    return Reason(f"the step `{step.name}` needs {need} of {who}; {some}", step.written.place_of("approvers"))


def blocked_by(
    review: Review, state: str, error: Reason | None, findings: Sequence[Finding], now: datetime
) -> Iterator[Reason]:
    """Each thing that stands against publishing, with the line of the policy that it rests on."""
    if error:
        yield error
    elif state not in ("approved", "scheduled"):
        yield from _state_against(review, state)
    if review.unowned:
        words = f"its last edit is by nobody known; somebody must own it first: `signoff submit {review.post.id}`"
        yield Reason(words, review.plan.separation)
    yield from _embargo(review, now)
    for finding in findings:
        if finding.blocks:
            yield Reason(f"{finding.rule} at {finding.file}:{finding.line}: {finding.message}")


def _embargo(review: Review, now: datetime) -> Iterator[Reason]:
    """What the author said of when it may go out, against its slot; without a slot, against now."""
    post = review.post
    if not (post.front.not_before or post.front.not_after):
        return
    local = zone(review.policy.zone)
    when = post.slot or now
    if post.front.not_before and when < at(post.front.not_before, local):
        yield Reason(f"an embargo: not before {post.front.not_before} ({post.file})")
    if post.front.not_after and when > at(post.front.not_after, local):
        yield Reason(f"a deadline: not after {post.front.not_after} ({post.file})")


def _state_against(review: Review, state: str) -> Iterator[Reason]:
    waiting = [step for step in review.current() if not step.advisory]
    if state == "in_review":
        for step in waiting:
            yield Reason(f"an approval is waited for: {step.name}", step.place)
    else:
        words = _STANDS.get(state, f"it is {state.replace('_', ' ')}")
        yield Reason(words, review.chosen.chain.place)


_STANDS = {
    "draft": "it was not submitted",
    "changes_requested": "changes were requested, and it was not submitted again",
    "expired": "its slot has passed",
    "published": "it is out already",
}


def as_waived(finding: Finding, review: Review) -> Finding:
    """The finding, marked when somebody with the right let it pass for this revision."""
    if not review.waived:
        return finding
    passed = any(
        waiver.finding == finding.rule
        and waiver.revision == review.post.revision
        and waiver.match in (None, "", finding.match)
        for waiver in review.waived
    )
    return msgspec.structs.replace(finding, waived=True) if passed else finding
