"""Why an event is refused: every reason that applies, in words. A refused event changes nothing."""

from collections.abc import Iterator
from typing import Any

from signoff.checks import waivable
from signoff.errors import listed, nearest
from signoff.model import many
from signoff.workflow._event import EDITS, UNKNOWN, VERDICTS, Event
from signoff.workflow._review import Review

PROOFS = ("claimed", "os", "signed")
SAID = {"approve": "approve", "request_changes": "request changes of", "reject": "reject"}


def refusals(review: Review, event: Event) -> list[str]:
    """Each reason against the event; none when it may happen. An edit found in the files has happened already."""
    if event.found:
        return []
    return list(dict.fromkeys(_reasons(review, event)))


def _reasons(review: Review, event: Event) -> Iterator[str]:
    if review.last and event.at < review.last:
        yield f"{event.at.isoformat()} is earlier than the last entry, {review.last.isoformat()}"
    if not review.roster.knows(event.by) and event.by != UNKNOWN:
        yield f"`{event.by}` is not in the team; {nearest(event.by, review.policy.people)}".rstrip("; ")
        return
    if event.do in VERDICTS:
        yield from _against_verdict(review, event)
    elif event.do in OTHERS:
        yield from OTHERS[event.do](review, event)
    elif event.do in EDITS:
        yield from _right(review, event, "edit")


def _right(review: Review, event: Event, act: str) -> Iterator[str]:
    if not review.roster.may(event.by, act, event.at):
        held = sorted(review.roster.roles(event.by, event.at))
        as_what = f"as {listed(held, 'and')}" if held else "with no role on that day"
        yield f"{event.by} may not {act}, {as_what}"


def _against_verdict(review: Review, event: Event) -> Iterator[str]:
    if review.phase not in ("in_review", "changes_requested"):
        yield f"the post is not in review: it is {_spoken(review)}"
    if review.phase == "changes_requested" and event.do == "approve":
        yield "changes requested: nobody may approve until the post is submitted again"
    step = the_step(review, event)
    if step is None:
        if event.step:
            known = [step.name for step in review.each_step()]
            yield f"no step `{event.step}` in the chain of this post; {nearest(event.step, known)}".rstrip("; ")
        elif review.phase == "in_review":
            yield "not current: no step of this post is asked now"
        yield from _right(review, event, event.do)
        return
    yield from _against_step(review, event, step)


def _spoken(review: Review) -> str:
    return {"draft": "a draft"}.get(review.phase, review.phase)


def the_step(review: Review, event: Event) -> Any:
    """The step that a verdict is for: the one named, else the current one that the person is asked for."""
    if event.step:
        return next((step for step in review.each_step() if step.name == event.step), None)
    current = [step for step in review.current() if _open(review, step)]
    mine = [step for step in current if review.asked(review.runs[step.name], event.at).stands_for(event.by, event.do)]
    return next(iter(mine or current), None)


def _open(review: Review, step: Any) -> bool:
    run = review.runs.get(step.name)
    return run is not None and run.ended is None


def _against_step(review: Review, event: Event, step: Any) -> Iterator[str]:
    if not _open(review, step):
        yield f"the step `{step.name}` is not current: {_why_not_open(review, step)}"
        yield from _right(review, event, event.do)
    else:
        yield from _against_person(review, event, step)
    if event.do == "approve":
        yield from review.bars(step.name).reasons(event.by, step.name)
        if review.unowned:
            yield "the last edit is by nobody known; somebody must own it first, with `signoff submit`"
    if PROOFS.index(event.identity) < PROOFS.index(step.identity):
        yield f"the step `{step.name}` asks for the identity `{step.identity}`, and this one is only `{event.identity}`"


def _why_not_open(review: Review, step: Any) -> str:
    if not review.applies(step):
        return "it is skipped for this post"
    if step.name in review.runs or step.name in review.overrides:
        return "it was answered already"
    return "its turn has not come"


def _against_person(review: Review, event: Event, step: Any) -> Iterator[str]:
    asked = review.asked(review.runs[step.name], event.at)
    if asked.stands_for(event.by, event.do):
        return
    acting = any(event.by in review.roster.delegates(one, event.at) for one in asked.both)
    if event.by not in asked.both and not acting:
        yield f"{event.by} is not an approver of the step `{step.name}`, which asks {step.approvers}"
    if not acting:
        yield from _right(review, event, event.do)


def _against_submit(review: Review, event: Event) -> Iterator[str]:
    yield from _right(review, event, "submit")
    if review.post.revision in review.rejected:
        yield "this revision was rejected; change the post before submitting it again"


def _against_withdraw(review: Review, event: Event) -> Iterator[str]:
    yield from _right(review, event, "withdraw")
    if review.phase in ("draft", "withdrawn", "rejected"):
        yield f"the post is not in review: it is {_spoken(review)}"


def _against_override(review: Review, event: Event) -> Iterator[str]:
    allowed = review.policy.said("workflow", "override")
    roles = review.roster.roles(event.by, event.at)
    if allowed is None or roles.isdisjoint(many(allowed.roles)):
        yield f"{event.by} may not override: {_who_may(allowed)}"
    else:
        yield from _right(review, event, "override")
    if review.phase not in ("in_review", "changes_requested"):
        yield f"the post is not in review: it is {_spoken(review)}"
    if event.by in review.authors:
        yield f"{event.by} is the author of the post"
    if not (event.reason or "").strip():
        yield "an override gives its reason"


def _who_may(allowed: Any) -> str:
    return f"only {listed(many(allowed.roles))} may" if allowed else "the policy lets nobody"


def _against_waiver(review: Review, event: Event) -> Iterator[str]:
    rule = event.finding or ""
    if rule not in review.rules:
        yield f"there is no finding `{rule}` in this post"
    allowed = waivable(review.policy, rule)
    if review.roster.roles(event.by, event.at).isdisjoint(allowed):
        yield f"{event.by} may not waive `{rule}`: {listed(allowed) + ' may' if allowed else 'the policy lets nobody'}"
    else:
        yield from _right(review, event, "waive")
    if not (event.reason or "").strip():
        yield "a waiver gives its reason"


OTHERS = {
    "waive": _against_waiver,
    "submit": _against_submit,
    "withdraw": _against_withdraw,
    "override": _against_override,
}
