"""weakened: a line by which a post can go out without an override, and without an approval by another than its writers.

The standing promise is about the text, assets and channels that go out. Of each line it is said by itself, unless only
several together can break the promise: then each of them is named."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import combinations
from typing import Any

from signoff.errors import Place
from signoff.rehearsal.prove._authors import Author
from signoff.rehearsal.prove._cases import Case, cases
from signoff.rehearsal.prove._claim import Claim, claimed
from signoff.rehearsal.prove._drive import MINUTE, by, carried
from signoff.rehearsal.prove._kept import kept_edits
from signoff.rehearsal.prove._seats import Bench
from signoff.rehearsal.prove._trial import Trial
from signoff.rehearsal.prove._world import World

SEVERITY = "warning"
WRITERS = ("author", "editors")
HELD = (timedelta(0), *(timedelta(hours=2**power) for power in range(11)))


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
        yield claimed(words, place, world.policy, trial, {"publishable": True})


def _approved_by_writers(world: World, lines: tuple[str, ...]) -> Trial | None:
    """A story in which only the author and editors whom these lines let approve do, and the post may go out."""
    for way in world.ways:
        for case in cases(world, way, scopes=1, steps=-1):
            for author in case.authors:
                trial = _by_writers(case, author, lines)
                if trial is not None:
                    return trial
    return None


def _by_writers(case: Case, author: Author, lines: tuple[str, ...]) -> Trial | None:
    hall = case.hall(author.day)
    writers = {author.person} if "author" in lines else set()
    if "editors" in lines:
        writers |= {one for one in case.world.policy.people if hall.roster.may(one, "edit", author.day.at)}
        writers -= set() if "author" in lines else {author.person}
    barred = frozenset() if "author" in lines else frozenset({author.person})
    for escalated in (False, True):
        plan = _plan(hall.without(barred), case, writers, escalated)
        trial = _told(case, author, plan) if plan else None
        if trial is not None:
            return trial
    return None


def _plan(bench: Bench, case: Case, writers: set[str], escalated: bool) -> dict[str, list[str]] | None:
    """Who of the writers fills which step; None where somebody else must."""
    found = []
    for name, seats in bench.all_seats(case.steps, absences=True, escalated=escalated):
        found.append((name, [seat & writers for seat in seats]))
    return bench.plan(found)


def _told(case: Case, author: Author, plan: Mapping[str, list[str]]) -> Trial | None:
    """Each of them edits, the author submits, and they approve; later where a step has to be escalated first."""
    post = case.post(author)
    if post is None:
        return None
    trial = post.trial
    for number, person in enumerate(sorted({one for people in plan.values() for one in people} - {author.person})):
        change = {"text": f"{post.post['text']} (edited {number + 1})"}
        trial = trial.then({"at": trial.now + MINUTE, "by": person, "do": "edit", "change": change})
    for wait in HELD:
        story, decision = carried(trial.then(now=trial.now + wait), case.world.policy, by(dict(plan)))
        if decision.publishable:
            return None if decision.refused else story
    return None
