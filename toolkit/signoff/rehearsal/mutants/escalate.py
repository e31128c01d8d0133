"""escalate: nobody else is asked when the time runs out, or they are asked earlier or later."""

from collections.abc import Iterator
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import GONE, Change
from signoff.rehearsal.mutants._parts import steps

KIND = "workflow"
NOTICED_BY = "a test before the step escalates and one after, each naming everybody it is waiting on"


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """A moment is moved only where there is a time of which it is a part."""
    for path, step in steps(document):
        if step.escalate:
            yield Change((*path, "escalate"), GONE)
            if step.within:
                part = int(step.escalate.at.rstrip("%"))
                yield Change((*path, "escalate", "at"), "100%" if part != 100 else "50%")
