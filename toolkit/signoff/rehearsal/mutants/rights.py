"""rights: a role may do one act more, or one less."""

from collections.abc import Iterator
from typing import Any, get_args

from signoff.policy import Policy
from signoff.policy.kinds.team import Act
from signoff.rehearsal.mutants._change import Change
from signoff.rehearsal.mutants._people import bears, holders, may

KIND = "team"
NOTICED_BY = "a test in which a holder of the role does the act, or one in which it is refused"


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Only where a holder has not the right anyway, and could change a decision by it."""
    for role, said in document.roles.items():
        for act in get_args(Act):
            touched = [one for one in holders(policy, [role]) if not may(policy, one, act, besides=role)]
            if any(bears(policy, person, act) for person in touched):
                some = [one for one in said.may if one != act] if act in said.may else [*said.may, act]
                yield Change(("roles", role, "may"), some)
