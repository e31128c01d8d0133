"""Why an event is refused: every reason that applies, in words. A refused event changes nothing."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from signoff.errors import listed, nearest
from signoff.model import many
from signoff.workflow._asked import Asked
from signoff.workflow._event import EDITS, UNKNOWN, VERDICTS, Event
from signoff.workflow._review import Review

PROOFS = ("claimed", "os", "signed")


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
    if event.do in AGAINST:
        yield from AGAINST[event.do](review, event)


def _right(review: Review, event: Event, act: str = "") -> Iterator[str]:
    act = act or event.do
    if not review.roster.may(event.by, act, event.at):
        held = sorted(review.roster.roles(event.by, event.at))
        as_what = f"as {listed(held, 'and')}" if held else "with no role on that day"
        yield f"{event.by} may not {act}, {as_what}"


def _reasoned(event: Event, what: str) -> Iterator[str]:
    if not (event.reason or "").strip():
        yield f"{what} gives its reason"


def _in_review(review: Review) -> Iterator[str]:
    if review.phase not in ("in_review", "changes_requested"):
        yield f"the post is not in review: it is {'a draft' if review.phase == 'draft' else review.phase}"


def _known_step(review: Review, name: str | None) -> Iterator[str]:
    known = [step.name for step in review.each_step()]
    if name and name not in known:
        yield f"no step `{name}` in the chain of this post; {nearest(name, known)}".rstrip("; ")


# Verdicts


def the_step(review: Review, event: Event) -> Any:
    """The step that a verdict is for: the one named, else the current one that the person is asked for."""
    if event.step:
        return next((step for step in review.each_step() if step.name == event.step), None)
    current = [step for step in review.current() if not review.runs or review.is_open(step)]
    mine = [step for step in current if review.asked_of(step, event.at).stands_for(event.by, event.do)]
    return next(iter(mine or current), None)


def _against_verdict(review: Review, event: Event) -> Iterator[str]:
    yield from _in_review(review)
    if review.phase == "changes_requested" and event.do == "approve":
        yield "changes requested: nobody may approve until the post is submitted again"
    yield from _known_step(review, event.step)
    step = the_step(review, event)
    yield from _against_turn(review, step)
    if step is None:
        yield from _right(review, event)
    else:
        yield from _against_person(review, event, step)
        yield from _against_proof(event, step)
    if event.do == "approve":
        yield from review.bars(step.name if step else "").reasons(event.by)
        if review.unowned:
            yield "the last edit is by nobody known; somebody must own it first, with `signoff submit`"


def _against_turn(review: Review, step: Any) -> Iterator[str]:
    if review.phase not in ("in_review", "changes_requested"):
        return
    if step is None:
        yield "not current: no step of this post is asked now"
    elif not review.is_open(step):
        yield f"the step `{step.name}` is not current: {_why_not_open(review, step)}"


def _why_not_open(review: Review, step: Any) -> str:
    if not review.applies(step):
        return "it is skipped for this post"
    if step.name in review.runs or step.name in review.overrides:
        return "it was answered already"
    return "its turn has not come"


def _against_person(review: Review, event: Event, step: Any) -> Iterator[str]:
    asked = review.asked_of(step, event.at)
    if asked.stands_for(event.by, event.do):
        return
    giving = asked.delegators(event.by) & asked.both
    for one in sorted(giving):
        yield from _against_giver(asked, event, one)
    if event.by not in asked.both and not giving:
        yield f"{event.by} is not an approver of the step `{step.name}`, which asks {step.approvers}"
    if not giving:
        yield from _right(review, event)


def _against_giver(asked: Asked, event: Event, giver: str) -> Iterator[str]:
    for reason in asked.bars.reasons(giver):
        yield f"{event.by} acts for {giver}, who is not an approver of this post: {reason}"
    if not asked.roster.may(giver, event.do, asked.at):
        yield f"{event.by} acts for {giver}, who may not {event.do}"


def _against_proof(event: Event, step: Any) -> Iterator[str]:
    if PROOFS.index(event.identity) < PROOFS.index(step.identity):
        yield f"the step `{step.name}` asks for the identity `{step.identity}`, and this one is only `{event.identity}`"


# Other acts


def _against_submit(review: Review, event: Event) -> Iterator[str]:
    yield from _right(review, event)
    if review.post.revision in review.rejected:
        yield "this revision was rejected; change the post before submitting it again"


def _against_withdraw(review: Review, event: Event) -> Iterator[str]:
    yield from _right(review, event)
    yield from _in_review(review)


def _against_override(review: Review, event: Event) -> Iterator[str]:
    allowed = review.policy.said("workflow", "override")
    if allowed is None or review.roster.roles(event.by, event.at).isdisjoint(many(allowed.roles)):
        yield f"{event.by} may not override: {_only(many(allowed.roles) if allowed else ())}"
    yield from _right(review, event)
    yield from _in_review(review)
    yield from _known_step(review, event.step)
    yield from _nothing_open(review, event)
    if event.by in review.authors:
        yield f"{event.by} is the author of the post"
    yield from _reasoned(event, "an override")


def _nothing_open(review: Review, event: Event) -> Iterator[str]:
    open_steps = [step.name for step in review.open_steps()]
    known = event.step is None or any(step.name == event.step for step in review.each_step())
    if not open_steps:
        yield "not current: no step of this post is open"
    elif known and event.step not in (None, *open_steps):
        yield f"the step `{event.step}` is not current: it is not open"


def _against_waiver(review: Review, event: Event) -> Iterator[str]:
    from signoff.checks import waivable  # only a waiver pays for it

    rule = event.finding or ""
    if event.seq is None and not _is_found(review, event):
        where = f" of `{event.match}`" if event.match else ""
        yield f"there is no finding `{rule}`{where} in this post"
    allowed = waivable(review.policy, rule, review.subject)
    if review.roster.roles(event.by, event.at).isdisjoint(allowed):
        yield f"{event.by} may not waive `{rule}`: {_only(allowed)}"
    yield from _right(review, event)
    yield from _reasoned(event, "a waiver")


def _is_found(review: Review, event: Event) -> bool:
    """Of an entry that is recorded it was asked then: what is found today may be another thing."""
    found = (finding.match for finding in review.findings if finding.rule == event.finding)
    return any(event.match in (None, "", match) for match in found)


def _against_publish(review: Review, event: Event) -> Iterator[str]:
    """Of an entry that is recorded nothing is asked: it is out, whoever sent it."""
    if event.seq is None:
        yield from _right(review, event)
        if review.approved is None:
            yield "the post is not approved"


def _only(roles: Iterable[str]) -> str:
    names = list(roles)
    return f"only {listed(names)} may" if names else "the policy lets nobody"


AGAINST: dict[str, Callable[[Review, Event], Iterator[str]]] = {
    **dict.fromkeys(VERDICTS, _against_verdict),
    **dict.fromkeys(EDITS, lambda review, event: _right(review, event, "edit")),
    "submit": _against_submit,
    "withdraw": _against_withdraw,
    "override": _against_override,
    "waive": _against_waiver,
    "publish": _against_publish,
}
