"""need: one more must approve, or one less, as `need: 2` becomes `need: 1`."""

from collections.abc import Iterator
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import Change
from signoff.rehearsal.mutants._parts import steps

KIND = "workflow"
NOTICED_BY = "a test in which exactly so many approve the step, and one in which one is missing"


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """`all` becomes 1; never less than 1."""
    for path, step in steps(document):
        others = [1] if step.need == "all" else [number for number in (step.need - 1, step.need + 1) if number >= 1]
        yield from (Change((*path, "need"), number) for number in others)
