"""Who is meant, whatever the day and the post: what no person is touched by makes no difference."""

from collections.abc import Iterable
from typing import Any

from signoff.model import many
from signoff.policy import Policy

ALWAYS = ("submit", "edit", "withdraw", "publish", "hold")
"""Rights that bear on every post, whoever is asked."""


def holders(policy: Policy, roles: Iterable[str]) -> set[str]:
    """Everybody who holds one of the roles, on some day, for some posts."""
    wanted = set(roles)
    return {name for name, person in policy.people.items() if any(grant.role in wanted for grant in person.grants)}


def meant(policy: Policy, approvers: Any) -> set[str]:
    """Everybody whom `approvers:` could mean on some day."""
    found = holders(policy, many(approvers.role)) if approvers.role else set(policy.people)
    if approvers.person:
        found &= set(many(approvers.person))
    if approvers.team:
        found &= {name for team in many(approvers.team) for name in many(policy.teams[team].people)}
    return found


def asked(policy: Policy, step: Any) -> set[str]:
    """Everybody whom a step could ask: approvers and escalation target, and who acts for them."""
    found = meant(policy, step.approvers) | (meant(policy, step.escalate.to) if step.escalate else set())
    return found | {one.to for one in policy.delegations if one.giver in found}


def asked_anywhere(policy: Policy) -> set[str]:
    """Everybody whom some step could ask."""
    return {name for chain in policy.chains_as_written for step in chain.each_step for name in asked(policy, step)}


def may(policy: Policy, person: str, act: str, besides: str = "") -> bool:
    """Whether the person may always do the act, by roles other than `besides`: not only on some days or channels."""
    always = [one.role for one in policy.people[person].grants if not (one.first_day or one.last_day or one.channels)]
    return any(act in policy.roles[role].may for role in always if role in policy.roles and role != besides)


def may_ever(policy: Policy, person: str, act: str) -> bool:
    """Whether the person may do the act on some day, for some posts."""
    grants = policy.people[person].grants
    return any(act in policy.roles[one.role].may for one in grants if one.role in policy.roles)


def bears(policy: Policy, person: str, act: str) -> bool:
    """Whether this right of this person could change a decision."""
    if act in ALWAYS:
        return True
    if act == "override":
        return person in holders(policy, many(getattr(policy.said("workflow", "override"), "roles", None)))
    if act == "waive":
        return person in holders(policy, {role for one in policy.of("checks") for roles in one.waivers.values()
                                          for role in many(roles)})  # fmt: skip
    return person in asked_anywhere(policy)
