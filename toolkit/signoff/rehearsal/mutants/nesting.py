"""nesting: `all` becomes `any`, or `any` becomes `all`."""

from collections.abc import Iterator
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import Change
from signoff.rehearsal.mutants._parts import conditions

KIND = "workflow"
NOTICED_BY = "a test of a post for which one of the parts holds and another does not"
ONLY_CHOOSES = True


OTHER = {"all": "any", "any": "all"}


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Where more than one thing stands under it."""
    for path, node in conditions(document):
        for name, other in OTHER.items():
            if name in node.parts and other not in node.parts and len(node.parts[name].parts) > 1:
                yield Change(path, {OTHER.get(key, key) if key == name else key: part
                                    for key, part in node.parts.items()})  # fmt: skip
