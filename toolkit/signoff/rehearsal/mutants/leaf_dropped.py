"""leaf dropped: one part of a condition is no longer asked."""

from collections.abc import Iterator
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import Change
from signoff.rehearsal.mutants._parts import NESTING, conditions, without

KIND = "workflow"
NOTICED_BY = "a test of a post that fits but for this part, which names the chain or says the step is skipped"
ONLY_CHOOSES = True


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Each matcher of each `when:` of chains and steps; with the only one, the `when:` itself."""
    for path, node in conditions(document):
        for name in node.parts:
            if name not in NESTING:
                yield Change(without(document, (*path, name)))
