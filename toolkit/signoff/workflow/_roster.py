"""Who may do what, on which day, for which post: roles with their dates, absences and delegations."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from fnmatch import fnmatchcase
from typing import Any

from signoff.clock import zone
from signoff.model import many
from signoff.policy import Policy

NOBODY: frozenset[str] = frozenset()


class Stretch:
    """The people on days between which nothing changes, for posts on some channels. What was answered is kept.

    roles   of each person, none after the last day here;  away: who is out of office
    acting  who acts for a person, away or not, those gone left out;  givers: for whom a person acts"""

    def __init__(self, policy: Policy, channels: tuple[str, ...], day: date) -> None:
        """Looks at the roles of a day of the stretch."""
        self._policy, self.day = policy, day
        self.gone = frozenset(name for name, one in policy.people.items() if one.left and day > one.left)
        self.roles = {
            name: NOBODY if name in self.gone else _held(one, channels, day) for name, one in policy.people.items()
        }
        self.away = frozenset(one.person for one in policy.absences if one.covers(day))
        self.acting: dict[str, frozenset[str]] = {}
        self.givers: dict[str, frozenset[str]] = {}
        for one in policy.delegations:
            if one.covers(day) and one.to not in self.gone:
                self.acting[one.giver] = self.acting.get(one.giver, NOBODY) | {one.to}
                self.givers[one.to] = self.givers.get(one.to, NOBODY) | {one.giver}
        self._may: dict[str, frozenset[str]] = {}
        # The approvers are kept beside the answer: while they live, their id is theirs.
        self._meant: dict[int, tuple[Any, frozenset[str]]] = {}
        self._able: dict[int, frozenset[str]] = {}

    def may(self, act: str) -> frozenset[str]:
        """Everybody of whose roles one may do the act."""
        if act not in self._may:
            roles = {name for name, role in self._policy.roles.items() if act in role.may}
            self._may[act] = frozenset(name for name, held in self.roles.items() if not roles.isdisjoint(held))
        return self._may[act]

    def fitting(self, approvers: Any) -> frozenset[str]:
        """Everybody who is meant by `approvers:`; several keys mean all of them."""
        known = self._meant.get(id(approvers))
        if known is None:
            meant = frozenset(name for name, held in self.roles.items() if held and self._fits(name, held, approvers))
            known = self._meant[id(approvers)] = approvers, meant
        return known[1]

    def able(self, approvers: Any) -> frozenset[str]:
        """Those of them who may approve."""
        known = self._able.get(id(approvers))
        if known is None:
            known = self._able[id(approvers)] = self.fitting(approvers) & self.may("approve")
        return known

    def _fits(self, person: str, held: frozenset[str], approvers: Any) -> bool:
        if approvers.role is not None and held.isdisjoint(many(approvers.role)):
            return False
        if approvers.person is not None and person not in many(approvers.person):
            return False
        return approvers.team is None or any(self._in_team(person, team) for team in many(approvers.team))

    def _in_team(self, person: str, team: str) -> bool:
        group = self._policy.teams.get(team)
        return group is not None and person in many(group.people)


def _held(person: Any, channels: tuple[str, ...], day: date) -> frozenset[str]:
    return frozenset(grant.role for grant in person.grants if grant.covers(day) and _for_channels(grant, channels))


def _for_channels(grant: Any, channels: tuple[str, ...]) -> bool:
    globs = many(grant.channels)
    return not globs or all(any(fnmatchcase(name, glob) for glob in globs) for name in channels)


class Calendar:
    """The stretches of a policy, each made when it is first asked for. `policy.once(Calendar)` keeps them."""

    def __init__(self, policy: Policy) -> None:
        """turns: the midnights, in order, at which somebody comes, goes, or begins or ceases to hold or to act."""
        self._policy, self._zone = policy, zone(policy.zone)
        days = {day for period in _periods(policy) for day in period if day is not None}
        self.turns = sorted(datetime(day.year, day.month, day.day, tzinfo=self._zone).astimezone(UTC) for day in days)
        # Where every role holds everywhere, the channels make no difference.
        self._limited = any(grant.channels for person in policy.people.values() for grant in person.grants)
        self._stretches: dict[tuple[str, ...], dict[int, Stretch]] = {}

    def of(self, channels: tuple[str, ...]) -> dict[int, Stretch]:
        """What is known already for posts on these channels, by the number of turns that have passed."""
        return self._stretches.setdefault(channels if self._limited else (), {})

    def made(self, channels: tuple[str, ...], at: datetime) -> Stretch:
        """The stretch of a moment, made anew."""
        return Stretch(self._policy, channels, at.astimezone(self._zone).date())


class Roster:
    """The people of a policy. `channels` is where the post goes: a role may hold for some channels only."""

    def __init__(self, policy: Policy, channels: Iterable[str]) -> None:
        """Looks nothing up yet."""
        self._policy = policy
        self._channels = tuple(channels)
        self._calendar = policy.once(Calendar)
        self._stretches = self._calendar.of(self._channels)

    def on(self, at: datetime) -> Stretch:
        """The people on the day of a moment, in the workspace's zone."""
        number = bisect_right(self._calendar.turns, at)
        found = self._stretches.get(number)
        if found is None:
            found = self._stretches[number] = self._calendar.made(self._channels, at)
        return found

    def knows(self, person: str) -> bool:
        """Whether the person is in the team."""
        return person in self._policy.people

    def roles(self, person: str, at: datetime) -> frozenset[str]:
        """The roles that the person holds then, for this post; none after the last day here."""
        return self.on(at).roles.get(person, NOBODY)

    def may(self, person: str, act: str, at: datetime) -> bool:
        """Whether one of the person's roles may do the act then."""
        return person in self.on(at).may(act)

    def fitting(self, approvers: Any, at: datetime) -> frozenset[str]:
        """Everybody who is meant by `approvers:` then; several keys mean all of them."""
        return self.on(at).fitting(approvers)

    def away(self, person: str, at: datetime) -> bool:
        """Whether the person is out of office then."""
        return person in self.on(at).away

    def delegates(self, person: str, at: datetime) -> frozenset[str]:
        """Who acts for the person then, away or not; those gone left out."""
        return self.on(at).acting.get(person, NOBODY)

    def gone(self, person: str, at: datetime) -> bool:
        """Whether the person's last day here has passed."""
        return person in self.on(at).gone

    def absence_place(self, person: str, at: datetime) -> Any:
        """Where the policy says that the person is away then."""
        day = self.on(at).day
        found = [one for one in self._policy.absences if one.person == person and one.covers(day)]
        return found[0].place if found else None


def turns(policy: Policy) -> list[datetime]:
    """The midnights, in order, at which somebody comes, goes, or begins or ceases to hold a role or to act."""
    return policy.once(Calendar).turns


def _periods(policy: Policy) -> Iterator[tuple[date | None, date | None]]:
    """For each stretch of days that a team tells of: the day on which it begins, and the one on which it is over."""
    grants = [grant for person in policy.people.values() for grant in person.grants]
    for period in [*policy.absences, *policy.delegations, *grants]:
        yield period.first_day, _day_after(period.last_day)
    for person in policy.people.values():
        yield None, _day_after(person.left)


def _day_after(day: date | None) -> date | None:
    return day + timedelta(days=1) if day and day < date.max else None
