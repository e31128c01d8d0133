"""too_many: for one post, the chain's steps ask more different people than `at_most`."""

from collections.abc import Iterator

from signoff.errors import listed
from signoff.rehearsal.prove._authors import Author
from signoff.rehearsal.prove._cases import Case, cases
from signoff.rehearsal.prove._claim import Claim, claimed, where_it_waits
from signoff.rehearsal.prove._days import Day
from signoff.rehearsal.prove._world import Way, World

SEVERITY = "warning"
MEND = "Ask fewer, or raise `at_most`."


def find(world: World) -> Iterator[Claim]:
    """One for each chain, with the post for which most are asked. Escalation targets are not counted."""
    for way in world.ways:
        if way.chain.at_most:
            yield from _of(world, way)


def _of(world: World, way: Way) -> Iterator[Claim]:
    found = [_most(case, day) for case in cases(world, way, scopes=1) for day in _kinds(world)]
    asked, _, case, author, day = max(found, key=lambda one: one[:2], default=(0, 0, None, None, None))
    if case is None or author is None or day is None or asked <= way.chain.at_most:
        return
    post = case.post(author, day)
    if post is not None:
        people = sorted(_asked(case, author, day))
        words = f"the chain `{way.chain.name}` asks {len(people)} people for one post; at most {way.chain.at_most}"
        message = f"{words} were meant: {listed(people, 'and')}"
        decision = post.trial.decision(world.policy)
        yield from claimed(
            message, way.chain.place_of("at_most"), world.policy, post.trial, where_it_waits(decision, way)
        )


def _kinds(world: World) -> list[Day]:
    return list({day.kind: day for day in reversed(world.days)}.values())


def _most(case: Case, day: Day) -> tuple[int, int, Case | None, Author | None, Day]:
    """How many are asked on that day, for the author for whom it is most; the earlier the day the better."""
    found = [(len(_asked(case, author, day)), author) for author in case.there_on(day)]
    most, author = max(found, key=lambda one: one[0], default=(0, None))
    return most, -day.date.toordinal(), case, author, day


def _asked(case: Case, author: Author, day: Day) -> frozenset[str]:
    bench = case.hall(day).without(case.barred(author))
    return frozenset().union(*(bench.able(step.approvers) for step in case.steps))
