"""valid_for: an approval grows old in half the time, in twice the time, or never."""

from collections.abc import Iterator
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import GONE, Change
from signoff.rehearsal.mutants._parts import steps, times

KIND = "workflow"
NOTICED_BY = "a test just before an approval grows old, and one just after"


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Of each step that has one."""
    for path, step in steps(document):
        if step.valid_for:
            for value in (times(step.valid_for, 0.5), times(step.valid_for, 2), GONE):
                yield Change((*path, "valid_for"), value)
