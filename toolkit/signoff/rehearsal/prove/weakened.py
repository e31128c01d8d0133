"""weakened: a line by which a post can go out without an override, and without an approval by another than its writers.

The standing promise is about the text, assets and channels that go out. Of each line it is said by itself, unless only
several together can break the promise: then each of them is named."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations, islice
from typing import Any

from signoff.errors import Place
from signoff.rehearsal.prove._authors import Author
from signoff.rehearsal.prove._cases import Case, each_day
from signoff.rehearsal.prove._claim import Claim, claimed
from signoff.rehearsal.prove._days import Day
from signoff.rehearsal.prove._drive import MINUTE, brought
from signoff.rehearsal.prove._kept import kept_edits
from signoff.rehearsal.prove._seats import Bench, Hall
from signoff.rehearsal.prove._trial import Trial
from signoff.rehearsal.prove._world import World

SEVERITY = "warning"
MEND = "It may be meant so; then it stands here for whoever reads the policy."
WRITERS = ("author", "editors")
Writers = tuple[Case, Author, Day, set[str], set[str]]
MOST = 20  # so many are told to the engine: what matching says is nearly always so at once
HELD = tuple(timedelta(hours=hours) for hours in (0, 5, 50, 500, 5000))


def find(world: World) -> Iterator[Claim]:
    """The keys that let writers approve, then the kinds of edit that keep approvals."""
    separation = world.policy.said("workflow", "separation_of_duties")
    lines = [key for key in WRITERS if separation and getattr(separation, key) == "may_approve"]
    named: list[tuple[str, ...]] = []
    for size in range(1, len(lines) + 1):
        for together in combinations(lines, size):
            if any(set(before) <= set(together) for before in named):
                continue
            trial = _approved_by_writers(world, together)
            if trial is not None:
                named.append(together)
                yield from _claims(world, separation, together, trial)
    yield from kept_edits(world)


def _claims(world: World, separation: Any, together: tuple[str, ...], trial: Trial) -> Iterator[Claim]:
    for key in together:
        beside = "".join(f", with `{other}: may_approve`," for other in together if other != key)
        words = f"`{key}: may_approve`{beside} lets a post go out that nobody else has approved"
        place: Place = separation.place_of(key)
        yield from claimed(words, place, world.policy, trial, {"publishable": True})


def _approved_by_writers(world: World, lines: tuple[str, ...]) -> Trial | None:
    """A story in which only the author and editors whom these lines let approve do, and the post may go out."""
    matching = (who for case, author, day in each_day(world) for who in _writers(case, author, day, lines))
    found = (_told(*who) for who in islice(matching, MOST))
    return next((trial for trial in found if trial is not None), None)


def _writers(case: Case, author: Author, day: Day, lines: tuple[str, ...]) -> Iterator[Writers]:
    """Who approves and who edits, where matching says that they can fill every step."""
    hall, policy = case.hall(day), case.world.policy
    hands = {one for one in policy.people if hall.roster.may(one, "edit", day.at)} - {author.person}
    for editing in _editing(hall, author, hands, lines):
        if lines == ("author",):
            # Whoever edits is barred, and so not one of all who are asked: the author may be the only one who is left.
            bench, writers = hall.without(editing), {author.person}
        else:
            bench = hall.without(() if "author" in lines else {author.person})
            writers = hands | ({author.person} if "author" in lines else set())
        if bench.intricate(case.steps) or any(_filled(bench, case, writers, late) for late in (False, True)):
            yield case, author, day, writers, _all_or(editing & _asked(hall, case), lines, case)


def _editing(hall: Hall, author: Author, hands: set[str], lines: tuple[str, ...]) -> list[set[str]]:
    """Who may have edited: everybody who can; or all but those for whom the author acts, so that nobody bars them."""
    others = {one for one in hands if author.person not in hall.helpers(one)}
    return [hands, others] if lines == ("author",) and others != hands else [hands]


def _asked(hall: Hall, case: Case) -> set[str]:
    targets = [step.escalate.to for step in case.steps if step.escalate]
    return {one for meant in [*(step.approvers for step in case.steps), *targets] for one in hall.there(meant)}


def _all_or(editing: set[str], lines: tuple[str, ...], case: Case) -> set[str]:
    """Who edits: those who are to approve as editors; for the author alone only where all are asked."""
    return editing if "editors" in lines or any(step.need == "all" for step in case.steps) else set()


def _filled(bench: Bench, case: Case, writers: set[str], escalated: bool) -> bool:
    """Whether the writers alone can fill every step."""
    found = []
    for step, (name, seats) in zip(case.steps, bench.all_seats(case.steps, True, escalated), strict=True):
        everybody = step.need == "all" and not (escalated and step.escalate)
        if everybody and not all(bench.hall.helpers(one) & writers for one in bench.able(step.approvers)):
            return False
        found.append((name, [seat & writers for seat in seats]))
    return bench.plan(found) is not None


def _told(case: Case, author: Author, day: Day, writers: set[str], editing: set[str]) -> Trial | None:
    """The author submits, they edit, and the writers approve; later where a step has to be escalated first."""
    policy, post = case.world.policy, case.post(author, day)
    if post is None or post.trial.decision(policy).chain != case.way.chain.name:
        return None
    trial = post.trial
    for number, person in enumerate(sorted(editing), 1):
        change = {"text": f"{post.post['text']} (edited {number})"}
        trial = trial.then({"at": trial.now + MINUTE, "by": person, "do": "edit", "change": change})
    for wait in HELD if any(step.escalate for step in case.steps) else HELD[:1]:
        story = brought(trial.then(now=trial.now + wait), policy, writers, most=30)
        if story is not None:
            return None if story.decision(policy).refused else story
    return None
