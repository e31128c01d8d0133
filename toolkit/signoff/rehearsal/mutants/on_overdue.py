"""on_overdue: nothing happens when the step is late."""

from collections.abc import Iterator
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import GONE, Change
from signoff.rehearsal.mutants._parts import steps

KIND = "workflow"
NOTICED_BY = "a test after the step's due time that names everybody it is waiting on, or the post's state"


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """`escalate` only where it comes earlier than the escalation itself would: the others show in no decision."""
    for path, step in steps(document):
        if step.on_overdue != "escalate" or not step.escalate:
            continue
        if step.before_slot or int(step.escalate.at.rstrip("%")) > 100:
            yield Change((*path, "on_overdue"), GONE)
