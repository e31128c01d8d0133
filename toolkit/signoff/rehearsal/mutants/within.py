"""within: the time of a step is half as long, twice as long, or not limited."""

from collections.abc import Iterator
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import GONE, Change
from signoff.rehearsal.mutants._parts import steps, times

KIND = "workflow"
NOTICED_BY = "a test that says the step's due time"


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Of each step that has one."""
    for path, step in steps(document):
        if step.within:
            for value in (times(step.within, 0.5), times(step.within, 2), GONE):
                yield Change((*path, "within"), value)
