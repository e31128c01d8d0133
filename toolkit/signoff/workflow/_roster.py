"""Who may do what, on which day, for which post: roles with their dates, absences and delegations."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from fnmatch import fnmatchcase
from typing import Any
from weakref import WeakKeyDictionary

from signoff.clock import zone
from signoff.model import many
from signoff.policy import Policy

_TURNS: WeakKeyDictionary[Policy, list[datetime]] = WeakKeyDictionary()


class Roster:
    """The people of a policy. `channels` is where the post goes: a role may hold for some channels only."""

    def __init__(self, policy: Policy, channels: Iterable[str]) -> None:
        """Looks nothing up yet; answers are kept per day."""
        self._policy = policy
        self._channels = tuple(channels)
        self._zone = zone(policy.zone)
        self._days: dict[datetime, date] = {}
        self._roles: dict[tuple[str, date], frozenset[str]] = {}
        self._meant: dict[tuple[int, date], frozenset[str]] = {}

    def day(self, at: datetime) -> date:
        """The calendar day of a moment, in the workspace's zone."""
        if at not in self._days:
            self._days[at] = at.astimezone(self._zone).date()
        return self._days[at]

    def knows(self, person: str) -> bool:
        """Whether the person is in the team."""
        return person in self._policy.people

    def roles(self, person: str, at: datetime) -> frozenset[str]:
        """The roles that the person holds then, for this post; none after the last day here."""
        key = (person, self.day(at))
        if key not in self._roles:
            self._roles[key] = self._roles_on(person, key[1])
        return self._roles[key]

    def _roles_on(self, person: str, day: date) -> frozenset[str]:
        found = self._policy.people.get(person)
        if found is None or (found.left and day > found.left):
            return frozenset()
        return frozenset(grant.role for grant in found.grants if grant.covers(day) and self._for_channels(grant))

    def _for_channels(self, grant: Any) -> bool:
        globs = many(grant.channels)
        return not globs or all(any(fnmatchcase(name, glob) for glob in globs) for name in self._channels)

    def may(self, person: str, act: str, at: datetime) -> bool:
        """Whether one of the person's roles may do the act then."""
        roles = self._policy.roles
        return any(act in roles[role].may for role in self.roles(person, at) if role in roles)

    def fitting(self, approvers: Any, at: datetime) -> frozenset[str]:
        """Everybody who is meant by `approvers:` then; several keys mean all of them."""
        key = (id(approvers), self.day(at))
        if key not in self._meant:
            fits = (person for person in self._policy.people if self._fits(person, approvers, at))
            self._meant[key] = frozenset(fits)
        return self._meant[key]

    def _fits(self, person: str, approvers: Any, at: datetime) -> bool:
        if not (roles := self.roles(person, at)):
            return False
        if approvers.role is not None and roles.isdisjoint(many(approvers.role)):
            return False
        if approvers.person is not None and person not in many(approvers.person):
            return False
        return approvers.team is None or any(self._in_team(person, team) for team in many(approvers.team))

    def _in_team(self, person: str, team: str) -> bool:
        group = self._policy.teams.get(team)
        return group is not None and person in many(group.people)

    def away(self, person: str, at: datetime) -> bool:
        """Whether the person is out of office then."""
        day = self.day(at)
        return any(absence.person == person and absence.covers(day) for absence in self._policy.absences)

    def delegates(self, person: str, at: datetime) -> set[str]:
        """Who acts for the person then, away or not; those gone left out."""
        if not self._policy.delegations:
            return set()
        day = self.day(at)
        named = {one.to for one in self._policy.delegations if one.giver == person and one.covers(day)}
        return {name for name in named if not self.gone(name, at)}

    def gone(self, person: str, at: datetime) -> bool:
        """Whether the person's last day here has passed."""
        found = self._policy.people.get(person)
        return found is not None and found.left is not None and self.day(at) > found.left

    def absence_place(self, person: str, at: datetime) -> Any:
        """Where the policy says that the person is away then."""
        day = self.day(at)
        found = [one for one in self._policy.absences if one.person == person and one.covers(day)]
        return found[0].place if found else None


def turns(policy: Policy) -> list[datetime]:
    """The midnights, in order, at which somebody comes, goes, or begins or ceases to hold a role or to act."""
    if policy not in _TURNS:
        local = zone(policy.zone)
        days = {day for period in _periods(policy) for day in period if day is not None}
        _TURNS[policy] = sorted(datetime(day.year, day.month, day.day, tzinfo=local).astimezone(UTC) for day in days)
    return _TURNS[policy]


def _periods(policy: Policy) -> Iterator[tuple[date | None, date | None]]:
    """For each stretch of days that a team tells of: the day on which it begins, and the one on which it is over."""
    grants = [grant for person in policy.people.values() for grant in person.grants]
    for period in [*policy.absences, *policy.delegations, *grants]:
        yield period.first_day, _day_after(period.last_day)
    for person in policy.people.values():
        yield None, _day_after(person.left)


def _day_after(day: date | None) -> date | None:
    return day + timedelta(days=1) if day and day < date.max else None


def people_asked(chain: Any, policy: Policy, day: datetime) -> set[str]:
    """Everybody whom the steps of a chain would ask then, advisory ones and escalation targets left out."""
    roster = Roster(policy, ())
    return {person for step in chain.each_step if step.approvers and not step.advisory
            for person in roster.fitting(step.approvers, day)}  # fmt: skip
