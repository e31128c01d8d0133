"""The engine: permissions, chain selection, verdicts, states. `decide()` is a pure function."""

from typing import TYPE_CHECKING

from signoff.registry import late
from signoff.workflow._decide import Replay, decide, replay, take
from signoff.workflow._decision import STATES, Clock, Decision, Fired, Reason, StepStatus
from signoff.workflow._event import DOINGS, EDITS, UNKNOWN, VERDICTS, Event, Refusal
from signoff.workflow._explain import explained, spoken
from signoff.workflow._history import body_of, events_of, stream_of
from signoff.workflow._roster import Roster

if TYPE_CHECKING:
    from signoff.workflow._proof import Proof

__getattr__ = late(__name__, Proof="_proof")

__all__ = [
    "DOINGS",
    "EDITS",
    "STATES",
    "UNKNOWN",
    "VERDICTS",
    "Clock",
    "Decision",
    "Event",
    "Fired",
    "Proof",
    "Reason",
    "Refusal",
    "Replay",
    "Roster",
    "StepStatus",
    "body_of",
    "decide",
    "events_of",
    "explained",
    "replay",
    "spoken",
    "stream_of",
    "take",
]
