"""approvers: a step asks the holders of another role too, or one of those named no longer."""

from collections.abc import Iterator
from typing import Any

from signoff.model import many
from signoff.policy import Policy
from signoff.policy.kinds.workflow import Approvers
from signoff.rehearsal.mutants._change import Change
from signoff.rehearsal.mutants._parts import steps
from signoff.rehearsal.mutants._people import may_ever, meant

KIND = "workflow"
NOTICED_BY = "a test that names everybody the step is waiting on"


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Of each step, and of whom it escalates to; only where somebody who may approve is asked more, or less."""
    for path, step in steps(document):
        yield from _of((*path, "approvers"), step.approvers, set(), policy)
        if step.escalate:
            asked = meant(policy, step.approvers)  # both groups are asked then
            yield from _of((*path, "escalate", "to"), step.escalate.to, asked, policy)


def _of(path: tuple[Any, ...], approvers: Any, beside: set[str], policy: Policy) -> Iterator[Change]:
    for key in ("role", "person", "team"):
        names = many(getattr(approvers, key))
        others = [[*names, role] for role in policy.roles if role not in names] if key == "role" and names else []
        fewer = [[one for one in names if one != name] for name in names] if len(names) > 1 else []
        for some in [*others, *fewer]:
            if _differs(approvers, key, some, policy) - beside:
                yield Change((*path, key), some if len(some) > 1 else some[0])


def _differs(approvers: Any, key: str, names: list[str], policy: Policy) -> set[str]:
    """Those who may approve, and are meant by only one of the two."""
    said = {one: getattr(approvers, one) for one in ("role", "person", "team")}
    people = meant(policy, approvers) ^ meant(policy, Approvers(**{**said, key: names}))
    return {person for person in people if may_ever(policy, person, "approve")}
