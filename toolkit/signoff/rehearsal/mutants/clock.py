"""clock: all time counts instead of working time, or working time instead of all."""

from collections.abc import Iterator
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import Change
from signoff.rehearsal.mutants._parts import steps

KIND = "workflow"
NOTICED_BY = "a test that says the due time over a night, a weekend or a holiday"


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Of each step that has a time to keep, where there is a calendar."""
    for path, step in steps(document):
        if step.within and (step.calendar or policy.workflow_calendar):
            yield Change((*path, "clock"), "elapsed" if step.clock == "business" else "business")
