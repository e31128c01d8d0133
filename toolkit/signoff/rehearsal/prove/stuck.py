"""stuck: on one of the next 90 days some author's post cannot be brought through its chain."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from signoff.errors import Place, listed
from signoff.rehearsal.prove._authors import Author
from signoff.rehearsal.prove._cases import Case, cases
from signoff.rehearsal.prove._claim import Claim, claimed, where_it_waits
from signoff.rehearsal.prove._days import DAYS, Day, spoken, stretches
from signoff.rehearsal.prove._drive import brought, by, carried
from signoff.rehearsal.prove._seats import Bench, fillable
from signoff.rehearsal.prove._world import Way, World

SEVERITY = "error"
MEND = "Such a post waits, or is an error, until somebody is there. Name more people, a delegate or an `escalate:`."
Answer = tuple[Any, str]


class Stuck(msgspec.Struct):
    """A step that stands still, on these days, for posts of these authors; a case for each day."""

    step: Any
    why: str
    days: dict[Day, tuple[Case, Author]] = {}
    authors: set[str] = set()


def find(world: World) -> Iterator[Claim]:
    """One for each chain, step and stretch of days."""
    for way in world.ways:
        for stuck in _of(world, way):
            for first, last in stretches(sorted(stuck.days, key=lambda day: day.date)):
                yield from _claim(world, way, stuck, first, last)


def _of(world: World, way: Way) -> list[Stuck]:
    found: dict[str, Stuck] = {}
    for case in cases(world, way):
        reasons: dict[Any, list[tuple[Author, Answer]]] = {}
        for day in world.days:
            if day.kind not in reasons:
                reasons[day.kind] = _reasons(case, day)
            for author, (step, why) in reasons[day.kind]:
                stuck = found.setdefault(step.name, Stuck(step, why))
                stuck.days.setdefault(day, (case, author))
                stuck.authors.add(author.person)
    return list(found.values())


def _reasons(case: Case, day: Day) -> list[tuple[Author, Answer]]:
    """For each author of that day whose post would stand still: where, and why."""
    hall = case.hall(day)
    approvers = [one for step in case.steps for one in _asked(step)]
    named = {person for one in approvers for person in hall.able(one) | hall.there(one)}
    others = why_stuck(hall.without(()), case.steps)
    found = []
    for author in case.there_on(day):
        barred = case.barred(author) & named
        answer = why_stuck(hall.without(barred), case.steps) if barred else others
        if answer is not None and not _brought_all_the_same(case, author, day):
            found.append((author, answer))
    return found


def _brought_all_the_same(case: Case, author: Author, day: Day) -> bool:
    """Where matching alone cannot say: whether the engine finds an order of approvals."""
    if not case.hall(day).without(case.barred(author)).intricate(case.steps):
        return False
    post, policy = case.post(author, day), case.world.policy
    if post is None or post.trial.decision(policy).error:
        return False
    return brought(post.trial, policy, list(policy.people)) is not None


def _asked(step: Any) -> list[Any]:
    return [step.approvers, *([step.escalate.to] if step.escalate else [])]


def why_stuck(bench: Bench, steps: Sequence[Any]) -> Answer | None:
    """The first step that cannot be filled, and why; None where all can be, by enough people."""
    for step in steps:
        if not fillable(bench.seats(step, absences=False)):
            return step, _too_few(bench, step)
    for step in steps:
        if not _filled_in_time(bench, step):
            return step, "too few of those who may approve it are there"
    return _indistinct(bench, steps) if bench.hall.distinct else None


def _too_few(bench: Bench, step: Any) -> str:
    able = bench.able(step.approvers)
    who = f"only {listed(sorted(able), 'and')}" if able else "nobody"
    return f"{who} may approve it, and it needs {'somebody' if step.need == 'all' else step.need}"


def _filled_in_time(bench: Bench, step: Any) -> bool:
    """Escalation helps where people are away."""
    if fillable(bench.seats(step, absences=True)):
        return True
    return step.escalate is not None and fillable(bench.seats(step, absences=True, escalated=True))


def _indistinct(bench: Bench, steps: Sequence[Any]) -> Answer | None:
    ways = ({"absences": False}, {"absences": True}, {"absences": True, "escalated": True})
    whole, there, escalated = ([one for _, seats in bench.all_seats(steps, **way) for one in seats] for way in ways)
    if fillable(there) or (fillable(whole) and fillable(escalated)):
        return None
    if fillable(whole):
        return _first_too_many(bench, steps, absences=True), "those who are there are too few distinct people"
    return _first_too_many(bench, steps, absences=False), "no distinct people can be found for all steps"


def _first_too_many(bench: Bench, steps: Sequence[Any], absences: bool) -> Any:
    """The step at which people run out."""
    for count in range(1, len(steps)):
        if bench.plan(bench.all_seats(steps[:count], absences)) is None:
            return steps[count - 1]
    return steps[-1]


def _claim(world: World, way: Way, stuck: Stuck, first: Day, last: Day) -> Iterator[Claim]:
    case, author = stuck.days[first]
    post = case.post(author, first)
    if post is None:
        return
    bench = case.hall(first).without(case.barred(author))
    plan = _as_far(bench, case.steps, stuck.step)
    trial, decision = post.trial, post.trial.decision(world.policy)
    if not decision.error:  # else it is an error before anybody has said anything
        trial, decision = carried(trial, world.policy, by(plan))
    if not decision.publishable:
        days = _spoken(first, last)
        whose = _whose(case, first, stuck)
        words = f"{days}: nobody can bring {whose} through the step `{stuck.step.name}` of `{way.chain.name}`"
        place: Place = stuck.step.place
        yield from claimed(f"{words}: {stuck.why}", place, world.policy, trial, where_it_waits(decision, way))


def _spoken(first: Day, last: Day) -> str:
    whole = (last.date - first.date).days == DAYS - 1
    return f"every day from {first.date:%-d %B %Y} on" if whole else spoken(first.date, last.date)


def _whose(case: Case, day: Day, stuck: Stuck) -> str:
    """ "a post", or "a post of janis" where others' are not meant."""
    everybody = {author.person for author in case.there_on(day)}
    return "a post" if everybody <= stuck.authors else f"a post of {listed(sorted(stuck.authors))}"


def _as_far(bench: Bench, steps: Sequence[Any], until: Any) -> dict[str, list[str]]:
    """Who fills the steps before the one that stands still, and as many as can of that one."""
    before = [step for step in steps if step is not until]
    plan = bench.plan(bench.all_seats(before, absences=True)) or {}
    return {**plan, until.name: sorted(bench.there(until.approvers))}
