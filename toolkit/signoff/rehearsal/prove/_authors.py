"""Who may be a post's author: anyone who may submit on one of the days, with the roles and teams of that day."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from typing import Any

import msgspec

from signoff.model import many
from signoff.policy import Policy
from signoff.rehearsal.prove._channels import Channels
from signoff.rehearsal.prove._days import Day, parted
from signoff.rehearsal.prove._logic import Logic


class Author(msgspec.Struct, frozen=True):
    """A person with the roles of a day, of which this is the first. days: the kinds of day on which they are so."""

    person: str
    day: Day
    kinds: frozenset[tuple[bool, ...]]
    grants: tuple[Any, ...]
    teams: tuple[str, ...]
    statement: int


class Authors:
    """Everybody who may submit, as statements."""

    def __init__(self, policy: Policy, days: Sequence[Day], channels: Channels, logic: Logic) -> None:
        """Exactly one of them is the author, and may submit for the channels of the post."""
        self._logic, self._channels, self._policy = logic, channels, policy
        self.all = [author for person in policy.people for author in self._of(person, days)]
        if self.all:
            logic.exactly_one([author.statement for author in self.all])

    def _of(self, person: str, days: Sequence[Day]) -> Iterable[Author]:
        known = self._policy.people[person]
        found: dict[Any, tuple[Day, tuple[Any, ...], set[tuple[bool, ...]]]] = {}
        for day in days:
            if not (known.left and day.date > known.left):
                grants = parted(known.grants, day.date)
                roles = tuple((grant.role, many(grant.channels)) for grant in grants)
                found.setdefault(roles, (day, grants, set()))[2].add(day.kind)
        teams = tuple(name for name, team in self._policy.teams.items() if person in many(team.people))
        for day, grants, kinds in found.values():
            statement = self._logic.new()
            may = self._holds(grants, [name for name, role in self._policy.roles.items() if "submit" in role.may])
            if may != -self._logic.true:
                self._logic.say(-statement, may)
                yield Author(person, day, frozenset(kinds), grants, teams, statement)

    def _holds(self, grants: Iterable[Any], roles: Iterable[str]) -> int:
        wanted = set(roles)
        return self._logic.any_of(
            self._channels.scope(many(grant.channels)) for grant in grants if grant.role in wanted
        )

    def atom(self, key: str, wanted: Any) -> int:
        """What is so of the author; key: author, author_role or team."""
        return self._logic.any_of(
            self._logic.all_of([author.statement, self._fits(author, key, many(wanted))]) for author in self.all
        )

    def _fits(self, author: Author, key: str, globs: Sequence[str]) -> int:
        if key == "author_role":
            roles = [name for name in self._policy.roles if any(fnmatchcase(name, glob) for glob in globs)]
            return self._holds(author.grants, roles)
        names = (author.person,) if key == "author" else author.teams
        fits = any(fnmatchcase(name, glob) for name in names for glob in globs)
        return self._logic.true if fits else -self._logic.true

    def told_by(self, author: Author, leaves: Iterable[tuple[str, Any]]) -> tuple[int, ...]:
        """What conditions see of an author: equal for two whom none of them tells apart."""
        may = self._holds(author.grants, [name for name, role in self._policy.roles.items() if "submit" in role.may])
        asked = [(name, wanted) for name, wanted in leaves if name in ("author", "author_role", "team")]
        return (may, *(self._fits(author, name, many(wanted)) for name, wanted in asked))

    def the(self, world: frozenset[int]) -> Author:
        """The author in that world."""
        return next(author for author in self.all if author.statement in world)
