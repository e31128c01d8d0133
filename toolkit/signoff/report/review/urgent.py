"""Needs you now: what is late, undecidable, past its slot or in danger of it; who is asked, and what would free it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import msgspec

from signoff.content import Post
from signoff.report.review.scene import Scene, late_steps
from signoff.workflow import Decision

NEAR = timedelta(hours=24)
FORGOTTEN = timedelta(days=14)
SHOWN_FINDINGS = 3


class Urgent(msgspec.Struct, frozen=True, kw_only=True):
    """One post that needs somebody now.

    kind    late, missed, danger or stuck;  by: what it is ordered by
    asked   names of those asked, since when;  free: sentences on what would free it"""

    decision: Decision
    post: Post
    kind: str
    by: datetime
    asked: str
    since: datetime | None
    due: datetime | None
    free: tuple[str, ...]


def urgent(scene: Scene) -> list[Urgent]:
    """Everything that needs somebody now: what is late, then slots in danger, then those that nobody can save."""
    order = ("late", "stuck", "danger", "missed")
    found = [_urgent(scene, decision, kind) for decision in scene.live if (kind := _kind(scene, decision))]
    return sorted(found, key=lambda one: (order.index(one.kind), _urgency(one), one.post.id))


def _urgency(one: "Urgent") -> float:
    """The longest overdue and the nearest slot first; of slots that were missed, the latest: it may still be saved."""
    return -one.by.timestamp() if one.kind == "missed" else one.by.timestamp()


def _kind(scene: Scene, decision: Decision) -> str:
    slot = scene.post(decision.post).slot
    if late_steps(decision, scene.now):
        return "late"
    if decision.error and (decision.submitted or slot):
        return "stuck"
    if slot is None or (decision.publishable and decision.state != "expired"):
        return ""
    if slot <= scene.now:
        return "missed" if slot > scene.now - FORGOTTEN else ""
    return "danger" if slot <= scene.now + NEAR or _asked_for_too_long(decision, slot) else ""


def _asked_for_too_long(decision: Decision, slot: datetime) -> bool:
    return any(step.due and step.due > slot and not step.advisory for step in decision.waiting)


def _urgent(scene: Scene, decision: Decision, kind: str) -> Urgent:
    post = scene.post(decision.post)
    steps = late_steps(decision, scene.now) or list(decision.waiting)
    first = min(steps, key=lambda step: step.since or scene.now, default=None)
    moment = (first.due if first and kind == "late" else None) or post.slot or scene.now
    return Urgent(
        decision=decision, post=post, kind=kind, by=moment, asked=_asked(scene, decision, steps),
        since=first.since if first else decision.submitted, due=first.due if first else None,
        free=tuple(what_would_free(scene, decision)),
    )  # fmt: skip


def _asked(scene: Scene, decision: Decision, steps: list[Any]) -> str:
    people = list(dict.fromkeys(person for step in steps for person in step.waiting_on))
    if not people and not steps:
        people = [scene.post(decision.post).front.author]
    return scene.people(people, "and")


def what_would_free(scene: Scene, decision: Decision, findings_beside: bool = False) -> Iterator[str]:
    """Sentences on what must happen before the post can go out; none when nothing stands against it.

    findings_beside  the findings stand beside it on the page, and are not said again"""
    words, author = scene.words, scene.names.person(scene.post(decision.post).front.author)
    if decision.error:
        yield words("free_error", error=decision.error)
    for step in decision.waiting:
        if not step.advisory:
            yield _answer(scene, step)
    later = [step.name for step in decision.steps if step.status == "pending" and not step.advisory]
    if later and decision.waiting:
        yield words("free_then", steps=words.listed(later, "and"))
    if decision.state in ("draft", "changes_requested", "expired"):
        slot = scene.post(decision.post).slot
        late = decision.state == "draft" and slot is not None and slot <= scene.now
        yield words("free_late_draft" if late else f"free_{decision.state}", author=author)
    if not findings_beside:
        yield from _findings(scene, decision)
    elif any(finding.blocks for finding in decision.findings):
        yield words("free_marked", mark=words("severity_error"))


def _answer(scene: Scene, step: Any) -> str:
    if not step.waiting_on:
        return scene.words("free_nobody", step=step.name)
    missing = step.need - step.have if isinstance(step.need, int) else len(step.waiting_on)
    people = scene.people(step.waiting_on, "or" if missing < len(step.waiting_on) else "and")
    return scene.words("free_answer", people=people, step=step.name)


def _findings(scene: Scene, decision: Decision) -> Iterator[str]:
    blocking = [finding for finding in decision.findings if finding.blocks]
    for finding in blocking[:SHOWN_FINDINGS]:
        yield scene.words("free_finding", line=finding.line, message=finding.message.rstrip("."))
    if len(blocking) > SHOWN_FINDINGS:
        yield scene.words.count("free_more_findings", len(blocking) - SHOWN_FINDINGS)
