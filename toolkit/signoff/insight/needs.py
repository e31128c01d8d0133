"""needs: what waits and is late, or will be within a day, with the step, who is asked and since when."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec

SOON = timedelta(hours=24)


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """One step that waits. late: after its due time;  seq: the entry by which the review began."""

    post: str
    step: str
    people: tuple[str, ...]
    since: datetime | None
    due: datetime
    late: bool
    seq: int | None = None


def needs(decisions: Mapping[str, Any], pasts: Mapping[str, Any], now: datetime) -> list[Need]:
    """Late or soon late, the latest first."""
    found = [need for name, decision in decisions.items() for need in _of(decision, pasts.get(name), now)]
    return sorted(found, key=lambda need: (need.due, need.post, need.step))


def _of(decision: Any, past: Any, now: datetime) -> Iterable[Need]:
    for step in decision.waiting:
        if step.due is not None and not step.advisory and step.due <= now + SOON:
            yield Need(
                post=decision.post, step=step.name, people=step.waiting_on, since=step.since, due=step.due,
                late=step.due < now, seq=past.submitted_seq if past else None,
            )  # fmt: skip
