"""advisory: a step that must agree only advises, or advice must agree."""

from collections.abc import Iterator
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import GONE, Change
from signoff.rehearsal.mutants._parts import steps

KIND = "workflow"
NOTICED_BY = "a test that says whether the post may go out while the step waits"


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Turned over for each step."""
    for path, step in steps(document):
        yield Change((*path, "advisory"), GONE if step.advisory else True)
