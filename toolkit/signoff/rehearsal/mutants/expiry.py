"""expiry: a verdict falls with its giver's role, or no longer does."""

from collections.abc import Iterator
from typing import Any

from signoff.model import many
from signoff.policy import Policy
from signoff.rehearsal.mutants._change import Change
from signoff.rehearsal.mutants._parts import says

KIND = "workflow"
NOTICED_BY = "a test in which somebody approves, and leaves or loses the role before the post goes out"


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Only where a role can be lost: by a date, a leaving, or a channel; or an approval can come back elsewhere."""
    if says(document, policy, "verdicts_expire_with_role") and (_roles_end(policy) or _comes_back(policy)):
        yield Change(("verdicts_expire_with_role",), not document.verdicts_expire_with_role)


def _roles_end(policy: Policy) -> bool:
    grants = [grant for person in policy.people.values() for grant in person.grants]
    dated = any(grant.first_day or grant.last_day or grant.channels for grant in grants)
    return dated or any(person.left for person in policy.people.values())


def _comes_back(policy: Policy) -> bool:
    """Whether an approval by an escalation target could count for a later asking, which is not escalated again."""
    kept = set(many(policy.said("workflow", "keep_approvals_on"))) - {"schedule"}
    return any(
        step.escalate and (kept or any(one.valid_for for one in chain.each_step))
        and (len(chain.each_step) > 1 or step.need != 1)
        for chain in policy.chains_as_written
        for step in chain.each_step
    )  # fmt: skip
