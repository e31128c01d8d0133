"""Why a verdict is refused: the post's state, the step's turn, the person, the proof of who it was."""

from collections.abc import Iterator

from signoff.errors import nearest
from signoff.workflow._asked import Asked, Bars
from signoff.workflow._event import Event
from signoff.workflow._plan import Step
from signoff.workflow._reasons import in_review, known_step, right
from signoff.workflow._review import Review

PROOFS = ("claimed", "os", "signed")


def the_step(review: Review, event: Event) -> Step | None:
    """The step that a verdict is for: the one named, else the current one that the person is asked for."""
    if event.step:
        return next((step for step in review.each_step() if step.name == event.step), None)
    current = [step for step in review.each_step() if review.is_open(step)] if review.runs else review.current()
    if len(current) < 2:
        return current[0] if current else None
    mine = [step for step in current if review.asked_of(step, event.at).stands_for(event.by, event.do)]
    return next(iter(mine or current), None)


def against_verdict(review: Review, event: Event) -> Iterator[str]:
    """Each reason against an approval, a request for changes or a rejection."""
    yield from in_review(review)
    if review.phase == "changes_requested" and event.do == "approve":
        yield "changes requested: nobody may approve until the post is submitted again"
    yield from known_step(review, event.step)
    step = the_step(review, event)
    yield from _against_turn(review, step)
    if step is None:
        yield from right(review, event)
    else:
        yield from _against_person(review, event, step)
        yield from _against_proof(event, step)
    if event.do == "approve":
        yield from _against_approval(review, event, review.bars(step.name if step else ""))


def _against_approval(review: Review, event: Event, bars: Bars) -> Iterator[str]:
    """Who gives it, or writes it down for somebody else, has not written the words."""
    yield from bars.reasons(event.by)
    if event.recorded_by and event.recorded_by != event.by:
        yield from bars.reasons(event.recorded_by)
        if not review.roster.knows(event.recorded_by):
            yield f"`{event.recorded_by}` is not in the team; {nearest(event.recorded_by, review.policy.people)}"
    if review.unowned:
        yield "the last edit is by nobody known; somebody must own it first, with `signoff submit`"


def _against_turn(review: Review, step: Step | None) -> Iterator[str]:
    if review.phase not in ("in_review", "changes_requested"):
        return
    if step is None:
        yield "not current: no step of this post is asked now"
    elif not review.is_open(step):
        yield f"the step `{step.name}` is not current: {_why_not_open(review, step)}"


def _why_not_open(review: Review, step: Step) -> str:
    if not review.applies(step):
        return "it is skipped for this post"
    if step.name in review.runs or step.name in review.overrides:
        return "it was answered already"
    return "its turn has not come"


def _against_person(review: Review, event: Event, step: Step) -> Iterator[str]:
    asked = review.asked_of(step, event.at)
    if asked.may_answer(event.by, event.do) or asked.stands_for(event.by, event.do):
        return
    giving = asked.delegators(event.by) & asked.both
    for one in sorted(giving):
        yield from _against_giver(asked, event, one)
    if event.by not in asked.both and not giving:
        yield f"{event.by} is not an approver of the step `{step.name}`, which asks {step.approvers}"
    if not giving:
        yield from right(review, event)


def _against_giver(asked: Asked, event: Event, giver: str) -> Iterator[str]:
    for reason in asked.bars.reasons(giver):
        yield f"{event.by} acts for {giver}, who is not an approver of this post: {reason}"
    if not asked.roster.may(giver, event.do, asked.at):
        yield f"{event.by} acts for {giver}, who may not {event.do}"


def _against_proof(event: Event, step: Step) -> Iterator[str]:
    if PROOFS.index(event.identity) < PROOFS.index(step.identity):
        yield f"the step `{step.name}` asks for the identity `{step.identity}`, and this one is only `{event.identity}`"
