"""Every possible post of a policy as a world of statements, and each chain and step as what is so of it.

Exact: all but `scheduled`, which is sampled (`_time.py`), and `finding`, which is tried on sentences (`_texts.py`)."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any

import msgspec

from signoff.model import many
from signoff.policy import Policy
from signoff.rehearsal.prove._authors import Author, Authors
from signoff.rehearsal.prove._channels import Channels
from signoff.rehearsal.prove._days import Day, days
from signoff.rehearsal.prove._logic import Logic, holds
from signoff.rehearsal.prove._names import Flags, Names, Type
from signoff.rehearsal.prove._post import Possible, possible
from signoff.rehearsal.prove._texts import PLAIN, Texts
from signoff.rehearsal.prove._time import Moments, Spend
from signoff.rehearsal.prove._when import conditions, leaves, statement_of

CHANGES = ("text", "assets", "channels", "schedule", "metadata")
THINGS = ("link", "media", "mention", "hashtag")


class Way(msgspec.Struct, frozen=True):
    """A chain: when it fits a post, when it takes it, when it decides it; and when each of its steps applies."""

    chain: Any
    fits: int
    takes: int
    decides: int
    applies: dict[str, int]

    @property
    def steps(self) -> list[Any]:
        """The steps that must agree where they apply."""
        return [step for step in self.chain.each_step if not step.advisory]


class World:
    """The possible posts. also: another policy whose conditions are understood too, for comparing the two."""

    def __init__(self, policy: Policy, now: datetime, also: Policy | None = None) -> None:
        """now: aware; the days looked at begin with its day."""
        self.policy, self.now, self.logic = policy, now, Logic()
        self.days = days(policy, now)
        self.leaves = [leaf for one in conditions(filter(None, [policy, also])) for leaf in leaves(one)]
        self._build()
        self.ways = self.ways_of(policy)

    def _build(self) -> None:
        logic, policy = self.logic, self.policy
        self.channels = Channels(policy, logic)
        self.authors = Authors(policy, self.days, self.channels, logic)
        spoken = sorted({account.language for account in policy.channels.values() if account.language})
        self.tags = Names("tags", self._globs("tag"), logic, single=False)
        self.audience = Names("audience", self._globs("audience"), logic, single=False)
        self.campaign = Names("campaign", self._globs("campaign"), logic, single=True)
        self.language = Names("language", self._globs("language"), logic, single=True, extra=spoken)
        self.type = Type(self._globs("type"), logic)
        self.has = Flags(THINGS, logic)
        self.changed = Flags(self._changes() if self._wanted("changed") else (), logic)
        self.texts = Texts(self._globs("finding"), policy, self.now, logic)
        self.spend = Spend(self._wanted("spend"), logic)
        self.moments = Moments(self._wanted("scheduled"), policy, self.now, logic)
        self.channels.tie_language(self.language)
        self.texts.tie_things(self.has.statements)
        self._others: dict[str, int] = {}

    def _wanted(self, name: str) -> list[Any]:
        return [wanted for leaf, wanted in self.leaves if leaf == name]

    def _globs(self, name: str) -> list[str]:
        return list(dict.fromkeys(glob for wanted in self._wanted(name) for glob in many(wanted)))

    def _changes(self) -> list[str]:
        """The kinds of change that somebody may make; other channels need a second account."""
        if not any("edit" in role.may for role in self.policy.roles.values()):
            return []
        return [kind for kind in CHANGES if kind != "channels" or len(self.policy.channels) > 1]

    def atom(self, name: str, wanted: Any) -> int:
        """The statement that a leaf makes of a post."""
        if name in ("channel", "network", "market"):
            return self.channels.atom(name, wanted)
        if name in ("author", "author_role", "team"):
            return self.authors.atom(name, wanted)
        fact = self._facts.get(name)
        return fact.atom(wanted) if fact else self._others.setdefault(repr((name, wanted)), self.logic.new())

    @cached_property
    def _facts(self) -> dict[str, Any]:
        return {
            "tag": self.tags, "audience": self.audience, "campaign": self.campaign, "language": self.language,
            "type": self.type, "has": self.has, "changed": self.changed, "finding": self.texts, "spend": self.spend,
            "scheduled": self.moments,
        }  # fmt: skip

    def ways_of(self, policy: Policy) -> list[Way]:
        """The chains of a policy, as statements of this world."""
        chains = policy.chains_as_written
        fits = [self._condition(chain) for chain in chains]
        before = reached(chains)
        beaten = [[it for it, one in enumerate(chains) if chain.name in before[one.name]] for chain in chains]
        takes = [self.logic.all_of([fits[at], *(-fits[it] for it in first)]) for at, first in enumerate(beaten)]
        return [
            Way(
                chain, fits[at], takes[at],
                self.logic.all_of([takes[at], *(-takes[it] for it in range(len(chains)) if it != at)]),
                {step.name: self._condition(step) for step in chain.each_step},
            )
            for at, chain in enumerate(chains)
        ]  # fmt: skip

    def _condition(self, model: Any) -> int:
        if model.when is None:
            return self.logic.true
        return statement_of(model.when.written, self.logic, self.atom)

    def parts(self, written: Any) -> list[int]:
        """Each key of a condition, as a statement of its own."""
        return [statement_of({name: wanted}, self.logic, self.atom) for name, wanted in written.items()]

    def post(self, *statements: int, day: Day | None = None) -> Possible | None:
        """The plainest post of which all of these are so, submitted on that day; None where none is possible."""
        world = self.logic.ask(*statements) if self.authors.all else None
        return possible(self, self._plain(world, statements), day) if world is not None else None

    def _plain(self, world: frozenset[int], statements: Sequence[int]) -> frozenset[int]:
        """The plainest such post: nothing in it that need not be, so that it shows what matters."""
        kept = list(statements)
        for wish in self._wishes:
            found = world if holds(world, wish) else self.logic.ask(*kept, wish)
            if found is not None:
                world = found
                kept.append(wish)
        return world

    @cached_property
    def _wishes(self) -> list[int]:
        """What a plain post is like, the most wanted first."""
        flags = [*self.tags.statements.values(), *self.audience.statements.values(), *self.has.statements.values()]
        soon = [author.statement for author in self.authors.all if author.day is self.days[0]]
        return [
            -self.logic.any_of(self.changed.statements.values()), *list(self.moments.statements.values())[:1],
            next(iter(self.type.statements.values())), *(-flag for flag in flags), self.campaign.none,
            self.spend.statements[""], self.logic.any_of(soon), self.texts.statements[PLAIN],
            *(-channel for channel in self.channels.statements.values()),
            *(author.statement for author in self.authors.all),
        ]  # fmt: skip

    def author(self, world: frozenset[int]) -> Author:
        """The author in a world."""
        return self.authors.the(world)


def reached(chains: Sequence[Any]) -> dict[str, set[str]]:
    """For each chain, those that it goes before, directly or through others."""
    before = {chain.name: set(many(chain.before)) for chain in chains}
    return {name: set(_beyond(name, before)) for name in before}


def _beyond(name: str, before: dict[str, set[str]]) -> Iterator[str]:
    seen: set[str] = set()
    following = list(before.get(name, ()))
    while following:
        one = following.pop()
        if one not in seen:
            seen.add(one)
            yield one
            following.extend(before.get(one, ()))
