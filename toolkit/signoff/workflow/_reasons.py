"""Reasons that several acts may be refused for."""

from collections.abc import Iterator

from signoff.errors import listed, nearest
from signoff.workflow._event import Event
from signoff.workflow._review import Review


def right(review: Review, event: Event, act: str = "") -> Iterator[str]:
    """None of the person's roles may do it on that day. act: another word for what is done."""
    act = act or event.do
    if not review.roster.may(event.by, act, event.at):
        held = sorted(review.roster.roles(event.by, event.at))
        as_what = f"as {listed(held, 'and')}" if held else "with no role on that day"
        yield f"{event.by} may not {act}, {as_what}"


def reasoned(event: Event, what: str) -> Iterator[str]:
    """It has to give a reason, and gives none."""
    if not (event.reason or "").strip():
        yield f"{what} gives its reason"


def in_review(review: Review) -> Iterator[str]:
    """The post is not in review, nor handed back in one."""
    if review.phase not in ("in_review", "changes_requested"):
        yield f"the post is not in review: it is {'a draft' if review.phase == 'draft' else review.phase}"


def known_step(review: Review, name: str | None) -> Iterator[str]:
    """The step that is named is none of the chain."""
    if name and all(step.name != name for step in review.each_step()):
        known = [step.name for step in review.each_step()]
        yield f"no step `{name}` in the chain of this post; {nearest(name, known)}".rstrip("; ")
