"""Whether people can be found for all steps of a chain at once, by matching seats and people (Hall's theorem)."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from signoff.policy import Policy
from signoff.workflow import Roster

Seats = list[set[str]]


class Bench:
    """The people of a day, for posts to some channels. barred: who may not approve, whatever their role."""

    def __init__(self, policy: Policy, roster: Roster, at: datetime, barred: Collection[str] = ()) -> None:
        """roster: of the post's channels; at: a moment of the day."""
        self.policy, self.roster, self.at, self.barred = policy, roster, at, frozenset(barred)
        separation = policy.said("workflow", "separation_of_duties")
        self.distinct = separation is not None and separation.steps == "distinct_people"

    def able(self, approvers: Any) -> set[str]:
        """Those meant who may approve and are not barred, away or not."""
        meant = self.roster.fitting(approvers, self.at)
        return {person for person in meant if self.roster.may(person, "approve", self.at)} - self.barred

    def helpers(self, person: str) -> set[str]:
        """Who can answer for somebody that day: they themselves if there, and their delegates who are."""
        acting = {person} | self.roster.delegates(person, self.at)
        return {one for one in acting if not self.roster.away(one, self.at)} - self.barred

    def there(self, approvers: Any) -> set[str]:
        """Everybody who can answer for those meant that day."""
        return {one for person in self.able(approvers) for one in self.helpers(person)}

    def needed(self, step: Any) -> int:
        """How many approvals the step takes; of `all`, at least one."""
        return max(1, len(self.able(step.approvers))) if step.need == "all" else step.need

    def seats(self, step: Any, absences: bool, escalated: bool = False) -> Seats:
        """For each approval that the step takes, who can give it."""
        if escalated and step.escalate:
            return [self.there(step.approvers) | self.there(step.escalate.to)] * self.needed(step)
        able = sorted(self.able(step.approvers))
        if step.need == "all" and able:
            return [self.helpers(person) if absences else {person} for person in able]
        return [self.there(step.approvers) if absences else set(able)] * self.needed(step)

    def all_seats(self, steps: Iterable[Any], absences: bool, escalated: bool = False) -> list[tuple[str, Seats]]:
        """The seats of each step. Where distinct people fill the steps, all of a step take one seat at least:
        those of them who filled an earlier step are left out, and none of them is free for a later one."""
        found, used = [], set[str]()
        for step in steps:
            seats = [seat - used for seat in self.seats(step, absences, escalated)]
            if self.distinct and step.need == "all" and not (escalated and step.escalate):
                panel = set().union(*seats)
                seats, used = [panel], used | panel
            found.append((step.name, seats))
        return found

    def plan(self, seats: Sequence[tuple[str, Seats]]) -> dict[str, list[str]] | None:
        """Who fills which step; None where it cannot be done. One human fills one seat, of a step or of all."""
        if self.distinct:
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
