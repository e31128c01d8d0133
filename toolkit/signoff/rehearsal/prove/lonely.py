"""lonely: enough people are asked, but without one named person the step would be stuck for every author."""

from collections.abc import Iterator
from typing import Any

from signoff.errors import listed
from signoff.rehearsal.prove._authors import Author
from signoff.rehearsal.prove._cases import Case, cases, fewest
from signoff.rehearsal.prove._claim import Claim, claimed, read, where_it_waits
from signoff.rehearsal.prove._drive import carried
from signoff.rehearsal.prove._seats import Bench, fillable
from signoff.rehearsal.prove._trial import documents_of
from signoff.rehearsal.prove._world import Way, World

SEVERITY = "suggestion"
Shown = dict[str, tuple[Case, Author]]
MEND = "Give somebody else the role as well."


def find(world: World) -> Iterator[Claim]:
    """One for each step, as people are today; absences aside. Not said where the whole chain is stuck for all."""
    for way in world.ways:
        if _somebody_passes(world, way):
            for step in way.steps:
                yield from _of(world, way, step)


def _somebody_passes(world: World, way: Way) -> bool:
    today = world.days[0]
    return any(
        _enough_for_all(case.hall(today).without(case.barred(author)), case.steps)
        for case in fewest(world, way)
        for author in case.there_on(today)
    )


def _enough_for_all(bench: Bench, steps: Any) -> bool:
    seats = bench.all_seats(steps, absences=False)
    if bench.hall.distinct:
        return fillable([one for _, of_step in seats for one in of_step])
    return all(fillable(of_step) for _, of_step in seats)


def _of(world: World, way: Way, step: Any) -> Iterator[Claim]:
    needed: dict[str, set[str]] = {}
    shown: Shown = {}
    for scopes in (1, -1):
        for case in cases(world, way, scopes=scopes, given=[way.applies[step.name]]):
            for author, people in _needed(case, step):
                needed.setdefault(author.person, set()).update(people)
                shown.update(dict.fromkeys(people, (case, author)))
    everywhere = set.intersection(*needed.values()) if needed else set()
    if everywhere:
        yield from _claim(world, way, step, sorted(everywhere), shown)


def _needed(case: Case, step: Any) -> Iterator[tuple[Author, set[str]]]:
    """For each author for whom enough are asked, those without whom there would be too few."""
    today = case.world.days[0]
    for author in case.there_on(today):
        able = case.hall(today).without(case.barred(author)).able(step.approvers)
        need = 1 if step.need == "all" else step.need
        if len(able) >= need:
            yield author, set(able) if len(able) == need else set()


def _claim(world: World, way: Way, step: Any, people: list[str], shown: Shown) -> Iterator[Claim]:
    (case, author), today = shown[people[0]], world.days[0]
    post = case.post(author, today)
    if post is None:
        return
    without = read(_gone(documents_of(world.policy), people[0], today.date.isoformat()), world.policy)
    trial, decision = carried(post.trial, without)
    if not decision.publishable:
        who = f"{listed(people, 'and')} alone" if len(people) == 1 else f"each of {listed(people, 'and')}"
        message = f"the step `{step.name}` of `{way.chain.name}` hangs on {who}: without {people[0]} it is stuck"
        yield from claimed(message, step.place, without, trial, where_it_waits(decision, way))


def _gone(documents: list[dict[str, Any]], person: str, today: str) -> list[dict[str, Any]]:
    """The documents, as if the person had no role any more."""
    for one in documents:
        if person in one.get("people", ()):
            one["people"] = {**one["people"], person: {**one["people"][person], "roles": []}}
    return documents
