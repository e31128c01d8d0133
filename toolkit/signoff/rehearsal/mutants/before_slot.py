"""before_slot: due nearer to the slot, further from it, or whatever the slot is."""

from collections.abc import Iterator
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import GONE, Change
from signoff.rehearsal.mutants._parts import steps, times

KIND = "workflow"
NOTICED_BY = "a test of a post whose slot is so near that it decides the due time"


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Of each step that has one."""
    for path, step in steps(document):
        if step.before_slot:
            for value in (times(step.before_slot, 0.5), times(step.before_slot, 2), GONE):
                yield Change((*path, "before_slot"), value)
