"""What follows from where a replay stands: the post's state, and what stands against publishing it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from signoff.finding import Finding
from signoff.workflow._asked import held_by_too_few
from signoff.workflow._decision import Reason
from signoff.workflow._review import Review


def state_of(review: Review, now: datetime) -> str:
    """The post's state, derived: nothing stores it."""
    if review.published:
        return "published"
    if review.phase != "in_review" or review.approved is None:
        return review.phase
    if review.post.slot is None:
        return "approved"
    return "scheduled" if review.post.slot > now else "expired"


def cannot_be_decided(review: Review, now: datetime) -> str:
    """Why no approval could ever come about, or ""."""
    if not review.must_agree():
        return f"no step of the chain `{review.chosen.chain.name}` applies that must agree"
    waiting = [step for step in review.must_agree() if not review.done(step)]
    if review.phase in ("rejected", "withdrawn") or review.published:
        return ""
    found = (held_by_too_few(step, review.roster, review.bars(step.name), now, review.policy) for step in waiting)
    return next(filter(None, found), "")


def blocked_by(review: Review, state: str, error: str, findings: Sequence[Finding]) -> Iterator[Reason]:
    """Each thing that stands against publishing, with the line of the policy that it rests on."""
    if error:
        yield Reason(error)
    elif state not in ("approved", "scheduled"):
        yield from _state_against(review, state)
    for finding in findings:
        if finding.blocks:
            yield Reason(f"{finding.rule} at {finding.file}:{finding.line}: {finding.message}")


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
    passed = any(
        waiver.finding == finding.rule
        and waiver.revision == review.post.revision
        and waiver.match in (None, "", finding.match)
        for waiver in review.waived
    )
    return msgspec.structs.replace(finding, waived=True) if passed else finding
