"""order: two steps that follow each other change places."""

from collections.abc import Iterator
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import Change

KIND = "workflow"
NOTICED_BY = "a test that says the first step is waiting and the second pending"
ONLY_CHOOSES = True


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Of each chain; what stands side by side has no order."""
    for at in range(len(document.chains)):
        items = list(document.node.at(("chains", at, "steps")).parts.values())
        for number in range(len(items) - 1):
            swapped = [*items[:number], items[number + 1], items[number], *items[number + 2 :]]
            yield Change(("chains", at, "steps"), swapped)
