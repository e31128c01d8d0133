"""Sentences as clauses, and a solver that is asked about them (python-sat)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any


class Logic:
    """Numbers stand for statements, their negatives for the opposite; `ask` finds a world in which all is so."""

    def __init__(self) -> None:
        """An empty world: nothing is said yet."""
        from pysat.solvers import Minisat22  # only a proof pays for it

        self._solver: Any = Minisat22()
        self._last = 0
        self.true = self.new()
        self.say(self.true)

    def new(self) -> int:
        """A statement of which nothing is known."""
        self._last += 1
        return self._last

    def say(self, *statements: int) -> None:
        """At least one of these is so."""
        self._solver.add_clause(list(statements))

    def any_of(self, statements: Iterable[int]) -> int:
        """The statement that at least one of these is so."""
        parts = list(dict.fromkeys(statements))
        if self.true in parts:
            return self.true
        parts = [part for part in parts if part != -self.true]
        if len(parts) < 2:
            return parts[0] if parts else -self.true
        found = self.new()
        self.say(-found, *parts)
        for part in parts:
            self.say(found, -part)
        return found

    def all_of(self, statements: Iterable[int]) -> int:
        """The statement that all of these are so."""
        return -self.any_of(-statement for statement in statements)

    def exactly_one(self, statements: Sequence[int]) -> None:
        """One of these is so, and no other of them (a ladder: clauses grow with their number, not its square)."""
        self.say(*statements)
        before = -self.true
        for statement in statements:
            self.say(-before, -statement)
            before = self.any_of([before, statement])

    def ask(self, *statements: int) -> frozenset[int] | None:
        """What is so in one world where all of these are; None where there is no such world."""
        if not self._solver.solve(assumptions=list(statements)):
            return None
        return frozenset(number for number in self._solver.get_model() if number > 0)

    def largest(self, given: Sequence[int], wished: Sequence[int]) -> Iterator[frozenset[int]]:
        """Worlds where all that is given is so, one for each largest set of wishes that can be so at once."""
        switch = self.new()
        given = [*given, switch]
        while (world := self.ask(*given)) is not None:
            while True:
                kept, left = _parted(world, wished)
                more = self.any_of(left)
                grown = self.ask(*given, *kept, more) if left else None
                if grown is None:
                    break
                world = grown
            yield world
            self.say(-switch, *left)
        self.say(-switch)


def _parted(world: frozenset[int], wished: Sequence[int]) -> tuple[list[int], list[int]]:
    kept = [wish for wish in wished if holds(world, wish)]
    return kept, [wish for wish in wished if not holds(world, wish)]


def holds(world: frozenset[int], statement: int) -> bool:
    """Whether a statement is so in that world."""
    return statement in world if statement > 0 else -statement not in world
