"""override: another role may override too, or one no longer."""

from collections.abc import Iterator
from typing import Any

from signoff.model import many
from signoff.policy import Policy
from signoff.rehearsal.mutants._change import GONE, Change
from signoff.rehearsal.mutants._parts import says
from signoff.rehearsal.mutants._people import holders, may_ever

KIND = "workflow"
NOTICED_BY = "a test in which one who may overrides, and one in which somebody else is refused"


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Roles added only where a holder has the right `override` and could not do it before."""
    if document.override and says(document, policy, "override"):
        names = many(document.override.roles)
        for gone in names:
            rest = [one for one in names if one != gone]
            if any(may_ever(policy, person, "override") for person in holders(policy, [gone]) - holders(policy, rest)):
                yield Change(("override", "roles"), rest) if rest else Change(("override",), GONE)
        for role in policy.roles:
            gaining = holders(policy, [role]) - holders(policy, names)
            if any(may_ever(policy, person, "override") for person in gaining):
                yield Change(("override", "roles"), [*names, role])
