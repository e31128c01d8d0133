"""together: steps that are asked side by side are asked one after the other."""

from collections.abc import Iterator
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import Change

KIND = "workflow"
NOTICED_BY = "a test that says two of them are waiting at once"
ONLY_CHOOSES = True


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Each `together` becomes as many steps in its place."""
    for at, chain in enumerate(document.chains):
        items = list(document.node.at(("chains", at, "steps")).parts.values())
        for number, item in enumerate(chain.steps):
            if len(item.together) > 1:
                sides = items[number].parts["together"].parts.values()
                yield Change(("chains", at, "steps"), [*items[:number], *sides, *items[number + 1 :]])
