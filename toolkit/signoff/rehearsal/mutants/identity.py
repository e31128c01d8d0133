"""identity: a step accepts less proof of who it was."""

from collections.abc import Iterator
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import Change
from signoff.rehearsal.mutants._parts import steps

KIND = "workflow"
NOTICED_BY = "a test in which an approval with less proof is refused"


LESS = {"signed": "os", "os": "claimed"}


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """One rung lower."""
    for path, step in steps(document):
        if step.identity in LESS:
            yield Change((*path, "identity"), LESS[step.identity])
