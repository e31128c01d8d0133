"""Who is meant by `approvers:` and by a role, as names; on a day, or whenever somebody holds the role at all."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from signoff.model import many
from signoff.policy import Policy


def people_of(policy: Policy, approvers: Any, day: date | None = None) -> list[str]:
    """The short names of those who fit, in the order of the team; several keys mean all of them."""
    return [name for name in policy.people if _fits(policy, name, approvers, day)]


def people_with(policy: Policy, act: str, day: date | None = None) -> list[str]:
    """Those of whom some role may do an act, such as `submit`."""
    roles = [name for name, role in policy.roles.items() if act in role.may]
    return [name for name in policy.people if not _holds(policy, name, day).isdisjoint(roles)]


def holders(policy: Policy, roles: Iterable[str], day: date | None = None) -> list[str]:
    """Those who hold one of the roles."""
    wanted = set(roles)
    return [name for name in policy.people if wanted & _holds(policy, name, day)]


def _fits(policy: Policy, name: str, approvers: Any, day: date | None) -> bool:
    roles = _holds(policy, name, day)
    if not roles or (approvers.role is not None and roles.isdisjoint(many(approvers.role))):
        return False
    if approvers.person is not None and name not in many(approvers.person):
        return False
    teams = [policy.teams[team] for team in many(approvers.team) if team in policy.teams]
    return approvers.team is None or any(name in many(team.people) for team in teams)


def _holds(policy: Policy, name: str, day: date | None) -> set[str]:
    person = policy.people[name]
    if person.left and (day is None or day > person.left):
        return set()
    return {grant.role for grant in person.grants if day is None or grant.covers(day)}
