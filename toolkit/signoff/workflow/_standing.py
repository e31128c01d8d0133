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
    if review.outcomes and (known := _sent(review)):
        return known
    if review.phase != "in_review":
        return review.phase
    if review.approved is None:
        return "held" if review.held_by(now) else "in_review"
    slot = review.post.slot
    if slot is not None and (slot < now or slot in review.given_up):
        return "expired"
    if "" in review.holds or any(name in review.holds for name in review.post.channels):
        return "held"
    return "approved" if slot is None else "scheduled"


def _sent(review: Review) -> str:
    """What became of it, the gravest first; "" while it is out on some of its channels, or on none."""
    found = {review.outcomes.get(name, "") for name in review.post.channels}
    for grave in ("uncertain", "publish_failed"):
        if grave in found:
            return grave
    return "published" if found == {"publish"} else "retracted" if found <= {"publish", "retracted"} else ""


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
        run = review.run_of(step)
        if step.need == "all" and run is not None and not review.asked(run, now).panel:
            return _asked_of_nobody(step)
        few = len(able) < (step.need if isinstance(step.need, int) else 1)
        if few and (found := _held_by_too_few(step, review.asked_of(step, now))):
            return found
    return None


def _asked_of_nobody(step: Step) -> Reason:
    """Why `all` can never agree: all of them were nobody when it was asked, or have become its authors since."""
    words = (
        f"nobody who may approve it held role, person or team {step.approvers} when the step `{step.name}` was asked"
    )
    return Reason(f"{words}; whoever gets it later is not waited for", step.written.place_of("approvers"))


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
        yield from _state_against(review, state, now)
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


def _overdue(review: Review, now: datetime) -> Iterator[Reason]:
    for run in review.held_by(now) if review.approved is None else ():
        words = f"it is held until the step `{run.step.name}` is answered, which is overdue"
        yield Reason(words, run.step.written.place_of("on_overdue"))


def _held(review: Review) -> Iterator[Reason]:
    """Each hold that concerns the post, as people set them: what is held, by whom, why."""
    for channel, event in review.holds.items():
        if not channel or channel in review.post.channels:
            entry = f", entry {event.seq}" if event.seq else ""
            what = (channel or "everything") if event.shared else f"it on {channel}" if channel else "it"
            yield Reason(f"{event.by} holds {what}: “{event.reason}”{entry}")


def _state_against(review: Review, state: str, now: datetime) -> Iterator[Reason]:
    if state == "in_review" or (state == "held" and review.approved is None):
        for step in [step for step in review.current() if not step.advisory]:
            yield Reason(f"an approval is waited for: {step.name}", step.place)
    if state in ("held", "in_review"):
        yield from _overdue(review, now)
        yield from _held(review)
    elif state == "expired" and review.post.slot in review.given_up:
        step = review.given_up[review.post.slot]
        words = f"its slot was given up, for `{step.name}` was not answered in time: it needs another one"
        yield Reason(words, step.written.place_of("on_overdue"))
    else:
        words = _STANDS.get(state, f"it is {state.replace('_', ' ')}")
        yield Reason(words, review.chosen.chain.place)
    if state == "expired":
        yield from _held(review)  # a slot that has passed may still go out late: not while it is held


_STANDS = {
    "draft": "it was not submitted",
    "changes_requested": "changes were requested, and it was not submitted again",
    "expired": "its slot has passed",
    "published": "it is out already",
    "publish_failed": "sending it failed",
    "uncertain": "whether it is out nobody knows: somebody must look",
    "retracted": "it was taken back",
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
