"""The engine: permissions, chain selection, verdicts, states. `decide()` is a pure function."""

from signoff.workflow._decide import decide, replay, take
from signoff.workflow._decision import Clock, Decision, Fired, Reason, StepStatus
from signoff.workflow._event import EDITS, UNKNOWN, VERDICTS, Event, Refusal

__all__ = [
    "EDITS",
    "UNKNOWN",
    "VERDICTS",
    "Clock",
    "Decision",
    "Event",
    "Fired",
    "Reason",
    "Refusal",
    "StepStatus",
    "decide",
    "replay",
    "take",
]
