"""team: the people, their dated roles, and what each role may do.

kind: team
roles:
  author: {may: [submit, edit, withdraw]}
people:
  anna: {name: Anna Ozola, roles: [author]}"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from signoff.errors import Problem
from signoff.model import Model, about, many
from signoff.policy.kinds._document import Document, Names, unknown

if TYPE_CHECKING:
    from signoff.policy._policy import Policy

Act = Literal[
    "submit", "edit", "withdraw", "approve", "request_changes", "reject", "override", "waive", "publish", "hold"
]
FirstDay = Annotated[date | None, about("The first day, included; left out: always", "2026-12-01")]
LastDay = Annotated[date | None, about("The last day, included; left out: for ever", "2026-12-31")]


class Period(Model):
    """Plain days in the workspace's zone, both included."""

    first_day: FirstDay = None
    last_day: LastDay = None

    def covers(self, day: date) -> bool:
        """Whether the day lies inside."""
        return (self.first_day or day) <= day <= (self.last_day or day)

    def turned(self) -> Iterator[Problem]:
        """A problem when it ends before it begins."""
        if self.first_day and self.last_day and self.last_day < self.first_day:
            yield Problem(f"it ends on {self.last_day}, before its first day", self.place_of("last_day"))


class Role(Model):
    """What its holders may do: nothing unless it is listed."""

    may: Annotated[list[Act], about("The acts that its holders may do", ["submit", "edit"])] = []


class Grant(Period):
    """A role for some days, or for some channels only."""

    role: Annotated[str, about("The role's name", "legal")]
    channels: Annotated[Names | None, about("Only for posts all of whose channels fit", ["acme-*"])] = None


class Person(Model):
    """Somebody who acts. Kept after leaving, so that old verdicts are known."""

    name: Annotated[str, about("The name that pages show", "Anna Ozola")] = ""
    email: Annotated[str, about("Where a digest goes", "anna@cafe.example")] = ""
    roles: Annotated[str | list[str | Grant], about("Roles, plain or dated", ["author"])] = []
    left: Annotated[date | None, about("The last day here", "2026-11-30")] = None
    external: Annotated[bool, about("From outside the company; counts like anybody else")] = False

    @property
    def grants(self) -> list[Grant]:
        """Every role with its days, plain ones without limits."""
        return [grant if isinstance(grant, Grant) else Grant(role=grant) for grant in many(self.roles)]


class Group(Model):
    """A team of people."""

    people: Annotated[Names, about("Who is in it", ["anna", "janis"])]


class Absence(Period):
    """Out of office."""

    person: Annotated[str, about("Who is away", "janis")]


class Delegation(Period):
    """Somebody acts for somebody else, for that person's steps only."""

    giver: Annotated[str, about("Who delegates", "janis")] = msgspec.field(name="from")
    to: Annotated[str, about("Who acts instead", "zane")]


class Team(Document):
    """People and roles."""

    kind: Literal["team"]
    roles: Annotated[dict[str, Role], about("What each role may do", {"author": {"may": ["submit"]}})] = {}
    people: Annotated[dict[str, Person], about("Everybody, by a short name", {"anna": {"roles": ["author"]}})] = {}
    teams: Annotated[dict[str, Group], about("Groups of people", {"riga": {"people": ["anna"]}})] = {}
    out_of_office: Annotated[list[Absence], about("Who is away when")] = []
    delegations: Annotated[list[Delegation], about("Who acts for whom, and when")] = []

    def problems(self, policy: "Policy") -> Iterator[Problem]:
        """Roles and people that are not there, periods that end before they begin."""
        for person in self.people.values():
            for grant in person.grants:
                holder, key = (grant, "role") if grant.node else (person, "roles")
                yield from unknown(holder, key, grant.role, policy.roles, "role", "Nobody knows what it may do.")
                yield from grant.turned()
        for group in self.teams.values():
            for name in many(group.people):
                yield from unknown(group, "people", name, policy.people, "person")
        yield from self._absences(policy)

    def _absences(self, policy: "Policy") -> Iterator[Problem]:
        for absence in self.out_of_office:
            yield from unknown(absence, "person", absence.person, policy.people, "person")
            yield from absence.turned()
        for delegation in self.delegations:
            yield from unknown(delegation, "from", delegation.giver, policy.people, "person")
            yield from unknown(delegation, "to", delegation.to, policy.people, "person")
            yield from delegation.turned()
