"""A decision with its reasons: where a post stands, who is waited on until when, and why."""

from datetime import datetime
from typing import Any

import msgspec

from signoff.errors import Place
from signoff.finding import Finding
from signoff.workflow._event import Refusal

STATES = (
    "draft", "in_review", "changes_requested", "approved", "scheduled", "held", "expired", "publish_failed",
    "uncertain", "published", "retracted", "rejected", "withdrawn",
)  # fmt: skip
"""Every state that is derived for a post, in the order in which a post goes through them."""


class Reason(msgspec.Struct, frozen=True, gc=False):
    """One sentence, and the line of the policy that it rests on."""

    words: str
    place: Place | None = None

    def __str__(self) -> str:
        return f"{self.words} ({self.place.file}:{self.place.line})" if self.place and self.place.file else self.words


class Clock(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A step's clock. used, budget: seconds of the time that counts; calendar: whose time, None for all time."""

    kind: str
    calendar: str | None = None
    started: datetime
    used: int
    budget: int
    paused: bool = False

    @property
    def percent(self) -> int:
        """How much of the budget is used, rounded down; it goes on counting after the due time."""
        return 100 * self.used // self.budget


class StepStatus(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One step: pending, waiting, approved, rejected, changes_requested, skipped or overridden."""

    name: str
    status: str
    need: int | str
    have: int
    waiting_on: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    due: datetime | None = None
    clock: Clock | None = None
    since: datetime | None = None
    advisory: bool = False
    escalated: bool = False
    place: Place | None = None
    within: Place | None = None
    because: tuple[Reason, ...] = ()


class Fired(msgspec.Struct, frozen=True, gc=False):
    """A reminder or escalation whose moment came while its step waited."""

    step: str
    threshold: str
    at: datetime


class Decision(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What is decided of one post at one moment. The same arguments give the same decision.

    out       those of its channels on which it is out
    unowned   its last edit is nobody's: no approval counts until somebody submits it"""

    post: str
    revision: str
    state: str
    chain: str
    because: tuple[Reason, ...]
    others: tuple[Reason, ...] = ()
    steps: tuple[StepStatus, ...]
    findings: tuple[Finding, ...] = ()
    blocked_by: tuple[Reason, ...] = ()
    refused: tuple[Refusal, ...] = ()
    editors: tuple[str, ...] = ()
    unowned: bool = False
    fired: tuple[Fired, ...] = ()
    submitted: datetime | None = None
    approved: datetime | None = None
    out: tuple[str, ...] = ()
    error: str = ""

    @property
    def publishable(self) -> bool:
        """Whether it may go out: approved or scheduled, and nothing stands against it."""
        return not self.blocked_by

    @property
    def waiting(self) -> tuple[StepStatus, ...]:
        """The steps that somebody must answer now."""
        return tuple(step for step in self.steps if step.status == "waiting")

    @property
    def due(self) -> datetime | None:
        """The earliest due time of a step that waits and can block."""
        return min((step.due for step in self.waiting if step.due and not step.advisory), default=None)

    def plain(self, zone: Any) -> dict[str, Any]:
        """As `signoff status --json` prints it; times in `zone`."""
        return {
            "post": self.post,
            "revision": self.revision,
            "state": self.state,
            "chain": {"name": self.chain, "because": [str(reason) for reason in self.because]},
            "steps": [_plain_step(step, zone) for step in self.steps],
            "findings": [msgspec.to_builtins(finding) for finding in self.findings],
            "blocked_by": [str(reason) for reason in self.blocked_by],
            "publishable": self.publishable,
            **({"error": self.error} if self.error else {}),
        }


def _plain_step(step: StepStatus, zone: Any) -> dict[str, Any]:
    clock = step.clock
    return {
        "name": step.name,
        "status": step.status,
        "need": step.need,
        "have": step.have,
        "waiting_on": list(step.waiting_on),
        "due": step.due.astimezone(zone).isoformat() if step.due else None,
        "clock": clock
        and {"used": clock.used, "budget": clock.budget, "percent": clock.percent, "paused": clock.paused},
        "because": [str(reason) for reason in step.because],
    }
