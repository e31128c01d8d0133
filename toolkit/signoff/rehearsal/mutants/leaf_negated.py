"""leaf negated: one part of a condition asks for the opposite."""

from collections.abc import Iterator
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import Change
from signoff.rehearsal.mutants._parts import NESTING, conditions, together

KIND = "workflow"
NOTICED_BY = "a test of a post that fits the condition, which names the chain or says the step is asked"
ONLY_CHOOSES = True


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Each matcher of each `when:` of chains and steps is put under `not`."""
    for path, node in conditions(document):
        for name, wanted in node.parts.items():
            if name not in NESTING:
                rest = {other: part for other, part in node.parts.items() if other != name}
                yield Change(path, together({"not": {name: wanted}}, rest) if rest else {"not": {name: wanted}})
