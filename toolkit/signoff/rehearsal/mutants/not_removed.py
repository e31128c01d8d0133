"""not removed: what a condition excludes, it asks for."""

from collections.abc import Iterator
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import Change
from signoff.rehearsal.mutants._parts import conditions, together

KIND = "workflow"
NOTICED_BY = "a test of a post that is excluded, and one of a post that is not, which name the chain or the step"
ONLY_CHOOSES = True


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Each `not` of each `when:` of chains and steps; what stood under it stays."""
    for path, node in conditions(document):
        if "not" in node.parts:
            rest = {name: part for name, part in node.parts.items() if name != "not"}
            yield Change(path, together(node.parts["not"].parts, rest) if rest else node.parts["not"])
