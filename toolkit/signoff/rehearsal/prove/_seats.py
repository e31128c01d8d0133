"""Whether people can be found for all steps of a chain at once, by matching seats and people (Hall's theorem)."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from signoff.policy import Policy
from signoff.workflow import Roster

Seats = list[set[str]]


class Hall:
    """The people of a day, for posts to some channels; what holds for all authors is looked up once."""

    def __init__(self, policy: Policy, roster: Roster, at: datetime) -> None:
        """roster: of the post's channels; at: a moment of the day, in the workspace's zone."""
        self.policy, self.roster, self.at = policy, roster, at
        separation = policy.said("workflow", "separation_of_duties")
        self.distinct = separation is not None and separation.steps == "distinct_people"
        self.acting = {one.giver for one in policy.delegations if one.covers(at.date())}
        self._able: dict[int, frozenset[str]] = {}
        self._there: dict[int, frozenset[str]] = {}
        self._helpers: dict[str, frozenset[str]] = {}

    def able(self, approvers: Any) -> frozenset[str]:
        """Those meant who have the right to approve, away or not."""
        if id(approvers) not in self._able:
            meant = self.roster.fitting(approvers, self.at)
            self._able[id(approvers)] = frozenset(one for one in meant if self.roster.may(one, "approve", self.at))
        return self._able[id(approvers)]

    def helpers(self, person: str) -> frozenset[str]:
        """Who can answer for somebody that day: they themselves if there, and their delegates who are."""
        if person not in self._helpers:
            acting = {person} | (self.roster.delegates(person, self.at) if person in self.acting else set())
            self._helpers[person] = frozenset(one for one in acting if not self.roster.away(one, self.at))
        return self._helpers[person]

    def there(self, approvers: Any) -> frozenset[str]:
        """Everybody who can answer for those meant that day."""
        if id(approvers) not in self._there:
            self._there[id(approvers)] = frozenset().union(*map(self.helpers, self.able(approvers)))
        return self._there[id(approvers)]

    def without(self, barred: Collection[str]) -> "Bench":
        """The same people, but for those barred from approving a post."""
        return Bench(self, frozenset(barred))


class Bench:
    """Who can fill the steps for a post of one author."""

    def __init__(self, hall: Hall, barred: frozenset[str]) -> None:
        """barred: who may not approve, whatever their role; empty where the author may."""
        self.hall, self.barred = hall, barred

    def able(self, approvers: Any) -> frozenset[str]:
        """Those meant who may approve this post, away or not."""
        return self.hall.able(approvers) - self.barred

    def there(self, approvers: Any) -> frozenset[str]:
        """Everybody who can answer for them that day; nobody for somebody barred."""
        if self.barred.isdisjoint(self.hall.acting):
            return self.hall.there(approvers) - self.barred
        return frozenset().union(*map(self.hall.helpers, self.able(approvers))) - self.barred

    def seats(self, step: Any, absences: bool, escalated: bool = False) -> Seats:
        """For each approval that the step takes, who can give it; a seat that nobody can have where there is nobody."""
        able = self.able(step.approvers)
        need = max(1, len(able)) if step.need == "all" else step.need
        if escalated and step.escalate:
            return [set(self.there(step.approvers) | self.there(step.escalate.to))] * need
        if step.need == "all" and able:
            # Who is one of all fills the own place, as in the engine, and is nobody's delegate beside.
            return [set(self.hall.helpers(one) - self.barred - (able - {one})) if absences else {one}
                    for one in sorted(able)]  # fmt: skip
        return [set(self.there(step.approvers) if absences else able)] * need

    def all_seats(self, steps: Iterable[Any], absences: bool, escalated: bool = False) -> list[tuple[str, Seats]]:
        """The seats of each step. Where distinct people fill the steps, all of a step take one seat at least: those of
        them who filled an earlier step are left out, and none of them is free for a later one."""
        found: list[tuple[str, Seats]] = []
        used: set[str] = set()
        for step in steps:
            seats = [seat - used for seat in self.seats(step, absences, escalated)]
            if self.hall.distinct and step.need == "all" and not (escalated and step.escalate):
                panel = set().union(*seats)
                seats, used = [panel], used | panel
            found.append((step.name, seats))
        return found

    def intricate(self, steps: Iterable[Any]) -> bool:
        """Whether order matters to who can fill what: all are asked, nobody twice, and somebody acts for others."""
        return self.hall.distinct and bool(self.hall.acting) and any(step.need == "all" for step in steps)

    def plan(self, seats: Sequence[tuple[str, Seats]]) -> dict[str, list[str]] | None:
        """Who fills which step; None where it cannot be done. One human fills one seat, of a step or of all steps."""
        if self.hall.distinct:
            filled = matched([seat for _, of_step in seats for seat in of_step])
            people = iter(filled or ())
            return None if filled is None else {name: [next(people) for _ in of_step] for name, of_step in seats}
        plans = {name: matched(of_step) for name, of_step in seats}
        return None if None in plans.values() else {name: list(people or ()) for name, people in plans.items()}


def matched(seats: Sequence[Collection[str]]) -> list[str] | None:
    """Another person for each seat, or None where there is no such choice (augmenting paths)."""
    holder: dict[str, int] = {}

    def seated(seat: int, tried: set[str]) -> bool:
        for person in sorted(seats[seat]):
            if person not in tried:
                tried.add(person)
                if person not in holder or seated(holder[person], tried):
                    holder[person] = seat
                    return True
        return False

    if not all(seated(seat, set()) for seat in range(len(seats))):
        return None
    by_seat = {seat: person for person, seat in holder.items()}
    return [by_seat[seat] for seat in range(len(seats))]


def fillable(seats: Sequence[Collection[str]]) -> bool:
    """Whether there is another person for each seat. Mostly seen at once: each seat has more people than seats are."""
    if min(map(len, seats), default=0) >= len(seats):
        return True
    return all(seats) and matched(seats) is not None
