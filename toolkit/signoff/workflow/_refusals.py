"""Why an event is refused: every reason that applies, in words. A refused event changes nothing."""

from collections.abc import Callable, Iterable, Iterator

from signoff.errors import listed, nearest
from signoff.workflow._against_verdict import against_verdict
from signoff.workflow._event import EDITS, UNKNOWN, VERDICTS, Event
from signoff.workflow._reasons import in_review, known_step, reasoned, right
from signoff.workflow._review import Review

HOLDING = ("hold", "release")


def refusals(review: Review, event: Event) -> list[str]:
    """Each reason against the event; none when it may happen. An edit found in the files has happened already, and a
    hold on channels was asked for its right when it was set."""
    if (event.found and event.do in EDITS) or (event.shared and event.do in HOLDING):
        return []
    return list(dict.fromkeys(_reasons(review, event)))


def _reasons(review: Review, event: Event) -> Iterator[str]:
    if review.last and event.at < review.last:
        yield f"{event.at.isoformat()} is earlier than the last entry, {review.last.isoformat()}"
    if not review.roster.knows(event.by) and event.by != UNKNOWN:
        yield f"`{event.by}` is not in the team; {nearest(event.by, review.policy.people)}".rstrip("; ")
    if event.do in AGAINST:
        yield from AGAINST[event.do](review, event)


def _against_submit(review: Review, event: Event) -> Iterator[str]:
    yield from right(review, event)
    if review.post.revision in review.rejected:
        yield "this revision was rejected; change the post before submitting it again"


def _against_withdraw(review: Review, event: Event) -> Iterator[str]:
    yield from right(review, event)
    yield from in_review(review)


def _against_override(review: Review, event: Event) -> Iterator[str]:
    allowed = review.plan.overriding
    if review.roster.roles(event.by, event.at).isdisjoint(allowed):
        yield f"{event.by} may not override: {_only(allowed)}"
    yield from right(review, event)
    yield from in_review(review)
    yield from known_step(review, event.step)
    yield from _nothing_open(review, event)
    if event.by in review.authors:
        yield f"{event.by} is the author of the post"
    yield from reasoned(event, "an override")


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
    yield from right(review, event)
    yield from reasoned(event, "a waiver")


def _is_found(review: Review, event: Event) -> bool:
    """Of an entry that is recorded it was asked then: what is found today may be another thing."""
    found = (finding.match for finding in review.findings if finding.rule == event.finding)
    return any(event.match in (None, "", match) for match in found)


def _against_publish(review: Review, event: Event) -> Iterator[str]:
    """Of an entry that is recorded nothing is asked: it is out, whoever sent it."""
    if event.seq is None:
        yield from right(review, event)
        if review.approved is None:
            yield "the post is not approved"


def _against_hold(review: Review, event: Event) -> Iterator[str]:
    """A hold is set, and lifted, by whoever has the right `hold`; it says why."""
    yield from right(review, event, "hold")
    if event.do == "hold":
        yield from reasoned(event, "a hold")
    elif not review.holds:
        yield "the post is not held"


def _only(roles: Iterable[str]) -> str:
    names = list(roles)
    return f"only {listed(names)} may" if names else "the policy lets nobody"


AGAINST: dict[str, Callable[[Review, Event], Iterator[str]]] = {
    **dict.fromkeys(VERDICTS, against_verdict),
    **dict.fromkeys(EDITS, lambda review, event: right(review, event, "edit")),
    "submit": _against_submit,
    "withdraw": _against_withdraw,
    "override": _against_override,
    "waive": _against_waiver,
    "publish": _against_publish,
    "hold": _against_hold,
    "release": _against_hold,
}
