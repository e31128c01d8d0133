"""on_overdue: nothing happens when the step is late."""

from collections.abc import Iterator
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import GONE, Change
from signoff.rehearsal.mutants._parts import steps

KIND = "workflow"
NOTICED_BY = "a test after the step's due time that names everybody it is waiting on, or the post's state"


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """`escalate` only where it comes earlier than the escalation itself would; each where there is a due time."""
    for path, step in steps(document):
        if step.on_overdue and (step.within or step.before_slot) and not _escalates_anyway(step):
            yield Change((*path, "on_overdue"), GONE)


def _escalates_anyway(step: Any) -> bool:
    if step.on_overdue != "escalate" or not step.escalate:
        return False
    return not step.before_slot and int(step.escalate.at.rstrip("%")) <= 100
