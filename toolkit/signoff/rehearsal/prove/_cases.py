"""Which steps are asked, for whose posts, and for which channels: what the rules about people go through."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

import msgspec

from signoff.model import many
from signoff.rehearsal.prove._authors import Author
from signoff.rehearsal.prove._days import Day
from signoff.rehearsal.prove._logic import holds
from signoff.rehearsal.prove._post import Possible
from signoff.rehearsal.prove._seats import Hall
from signoff.rehearsal.prove._world import Way, World
from signoff.workflow import Roster


class Case(msgspec.Struct, frozen=True, dict=True):
    """Posts of these authors for which these steps of a chain must agree. so: what is so of them, and no more said."""

    world: World
    way: Way
    authors: tuple[Author, ...]
    steps: tuple[Any, ...]
    so: tuple[int, ...]
    roster: Roster

    @cached_property
    def bars_author(self) -> bool:
        """Whether the author may not approve."""
        separation = self.world.policy.said("workflow", "separation_of_duties")
        return separation is None or separation.author != "may_approve"

    @cached_property
    def _halls(self) -> dict[tuple[bool, ...], Hall]:
        return {}

    def hall(self, day: Day) -> Hall:
        """The people of a day."""
        if day.kind not in self._halls:
            self._halls[day.kind] = Hall(self.world.policy, self.roster, day.at)
        return self._halls[day.kind]

    def barred(self, author: Author) -> frozenset[str]:
        """Who may not approve a post of this author."""
        return frozenset({author.person}) if self.bars_author else frozenset()

    def days_of(self, author: Author) -> list[Day]:
        """One of each kind of day on which the author may submit."""
        kinds = {day.kind: day for day in reversed(self.world.days) if day.kind in author.kinds}
        return sorted(kinds.values(), key=lambda day: day.date)

    def there_on(self, day: Day) -> list[Author]:
        """The authors who may submit on that day."""
        return [author for author in self.authors if day.kind in author.kinds]

    def post(self, author: Author, day: Day | None = None) -> Possible | None:
        """Such a post by one of them, submitted on that day."""
        return self.world.post(self.way.decides, author.statement, *self.so, day=day)


def cases(world: World, way: Way, scopes: int = -1, steps: int = 1, given: Sequence[int] = ()) -> Iterator[Case]:
    """Cases of a chain, one for each largest set of steps and of channel-bound roles.

    scopes, steps: 1 for as many of them as there can be, -1 for as few; given: what must be so of the posts"""
    chosen = [way.applies[step.name] for step in way.steps]
    bound = scopes_of(world)
    wished = [*(steps * one for one in chosen), *(scopes * one for one in bound)]
    for authors in alike(world):
        for found in world.logic.largest([way.decides, authors[0].statement, *given], wished):
            yield _case(world, way, tuple(authors), [*chosen, *bound, *given], found)


def _case(world: World, way: Way, authors: tuple[Author, ...], told: Sequence[int], found: frozenset[int]) -> Case:
    so = tuple(one if holds(found, one) else -one for one in told)
    steps = tuple(step for step in way.steps if holds(found, way.applies[step.name]))
    return Case(world, way, authors, steps, so, Roster(world.policy, world.channels.there(found)))


def fewest(world: World, way: Way) -> Iterator[Case]:
    """Cases with as few steps as can be, one at least, and as many channel-bound roles as can be: the easiest."""
    somebody = world.logic.any_of(way.applies[step.name] for step in way.steps)
    return cases(world, way, scopes=1, steps=-1, given=[somebody])


def each_day(world: World) -> Iterator[tuple[Case, Author, Day]]:
    """The easiest cases of every chain, by each author, on each kind of day."""
    for case in (case for way in world.ways for case in fewest(world, way)):
        for author in case.authors:
            yield from ((case, author, day) for day in case.days_of(author))


def scopes_of(world: World) -> list[int]:
    """For each set of channels that a role is bound to, whether all channels of the post are in it."""
    grants = [grant for person in world.policy.people.values() for grant in person.grants if grant.channels]
    return list(dict.fromkeys(world.channels.scope(many(grant.channels)) for grant in grants))


def alike(world: World) -> list[list[Author]]:
    """The authors, those together whom no condition tells apart."""
    groups: dict[Any, list[Author]] = {}
    for author in world.authors.all:
        groups.setdefault(world.authors.told_by(author, world.leaves), []).append(author)
    return list(groups.values())
