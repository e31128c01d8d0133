"""sensitivity: days on which nothing, or not this, goes out; words that never do; words that a crisis forbids.

sensitivity:
  dates: [{name: Day of mourning, first_day: 2026-11-21, last_day: 2026-11-21, stops: all}]
  watch: {en: [Northgate arena]}
  crisis: [{name: Storm, first_day: 2026-11-19, last_day: 2026-11-25, words: {en: [storm*]}}]"""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from signoff.checks._check import Check
from signoff.checks._days import Days
from signoff.checks._words import ByLanguage
from signoff.errors import Problem
from signoff.finding import Finding
from signoff.model import about
from signoff.policy.conditions import KINDS as CONDITIONS
from signoff.policy.conditions import When
from signoff.policy.kinds._words import Words, unfindable

if TYPE_CHECKING:
    from signoff.checks._case import Case
    from signoff.policy import Policy


class Stop(Days):
    """Days on which posts do not go out."""

    stops: Annotated[
        Literal["all"] | dict[str, Any], about("all, or which: a `when:`", "all", {"tag": "promotion"})
    ] = "all"

    def problems(self) -> Iterator[Problem]:
        """What is wrong with `stops` as a condition."""
        if isinstance(self.stops, dict):
            yield from self._bound[1]

    @property
    def when(self) -> When | None:
        """The posts that it stops; None: all of them."""
        return self._bound[0] if isinstance(self.stops, dict) else None

    @cached_property
    def _bound(self) -> tuple[When, list[Problem]]:
        when = When(self.stops)
        return when, list(when.bind(self.node.at(["stops"]), CONDITIONS)) if self.node else []


class Crisis(Days):
    """Words that hurt while something happens."""

    words: Annotated[Words, about("Words, for all languages or by language", {"en": ["storm*"]})]

    @cached_property
    def lists(self) -> ByLanguage:
        """The words, compiled."""
        return ByLanguage(self.words)


class Sensitivity(Check):
    """What would hurt on this day, or on any."""

    id: ClassVar[str] = "sensitivity"
    severities: ClassVar = {"date": "error", "watch": "error", "crisis": "error"}

    dates: Annotated[list[Stop], about("Days on which posts do not go out")] = []
    watch: Annotated[Words, about("People, places and events never to be used", {"en": ["Northgate arena"]})] = []
    crisis: Annotated[list[Crisis], about("Words that may not stand while something happens")] = []

    def problems(self, policy: "Policy") -> Iterator[Problem]:
        """Conditions that cannot be read, words that could be found nowhere."""
        for stop in self.dates:
            yield from stop.problems()
        for crisis in self.crisis:
            yield from unfindable(crisis, "words")
        yield from unfindable(self, "watch")

    def look(self, case: "Case") -> Iterator[Finding]:
        """The slot, then the words."""
        day = case.slot.date()
        for stop in self.dates:
            if stop.includes(day) and case.holds(stop.when):
                message = f"{day} is {stop.name or 'a day on which this is not published'}: choose another day"
                yield self.at_key(case, "date", "schedule", message)
        for hit in self._watched.hits(case):
            message = f"“{hit.entry.word}” is never to be used" + (f": {hit.entry.why}" if hit.entry.why else "")
            yield self.found(case, "watch", hit.start, hit.end, message, suggestion=hit.entry.instead or None)
        for crisis in self.crisis:
            yield from self._crisis(case, crisis) if crisis.includes(day) else ()

    def _crisis(self, case: "Case", crisis: Crisis) -> Iterator[Finding]:
        for hit in crisis.lists.hits(case):
            message = f"“{hit.entry.word}” hurts until {crisis.last_day}: {crisis.name or 'a crisis'}"
            yield self.found(case, "crisis", hit.start, hit.end, message, suggestion=hit.entry.instead or None)

    @cached_property
    def _watched(self) -> ByLanguage:
        return ByLanguage(self.watch)
