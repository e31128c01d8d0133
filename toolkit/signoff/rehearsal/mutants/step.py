"""step: a step is no longer asked."""

from collections.abc import Iterator
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import Change
from signoff.rehearsal.mutants._parts import step_lists

KIND = "workflow"
NOTICED_BY = "a test that says the step is waiting, and that the post may not go out without it"


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Of several, also of those side by side, each is left out once."""
    for path, items in step_lists(document):
        if len(items.parts) > 1:
            yield from (Change((*path, number)) for number in items.parts)
