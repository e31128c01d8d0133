"""unreachable: a chain that decides no possible post, or a step that applies to none of its chain's posts."""

from collections.abc import Iterator
from typing import Any

from signoff.errors import listed
from signoff.rehearsal.prove._claim import Claim, claimed
from signoff.rehearsal.prove._logic import holds
from signoff.rehearsal.prove._post import Possible
from signoff.rehearsal.prove._world import Way, World, reached
from signoff.rehearsal.prove.two_chains import pairs

SEVERITY = "warning"
MEND = "It reads as a rule and is none. Change its `when:` or the precedence, or take it out."


def find(world: World) -> Iterator[Claim]:
    """The chains, never one of two that take one post; then the steps of the others."""
    in_pairs = {way.chain.name for pair in pairs(world) for way in pair}
    for way in world.ways:
        if world.logic.ask(way.takes) is not None:
            yield from _steps(world, way)
        elif way.chain.name not in in_pairs:
            yield from _chain(world, way)


def _chain(world: World, way: Way) -> Iterator[Claim]:
    name, place = way.chain.name, way.chain.place
    if world.logic.ask(way.fits) is not None:
        shadows = [f"`{one.chain.name}`" for one in _shadows(world, way)]
        words = f"wherever it fits, {listed(shadows, 'and')} {'goes' if len(shadows) == 1 else 'go'} first"
        post = world.post(way.fits)
    else:
        words = "no possible post fits its `when:`"
        post = _nearest(world, way.chain, [])
    if post is not None:
        decision = post.trial.decision(world.policy)
        expect = {"error": decision.error} if decision.error else {"chain": decision.chain}
        yield from claimed(f"the chain `{name}` never decides: {words}", place, world.policy, post.trial, expect)


def _shadows(world: World, way: Way) -> list[Way]:
    """Chains that go before it and together take everything that it fits; none of them could be left out."""
    before = reached([one.chain for one in world.ways])
    first = [one for one in world.ways if way.chain.name in before[one.chain.name]]
    for one in list(first):
        others = [other for other in first if other is not one]
        if world.logic.ask(way.fits, *(-other.fits for other in others)) is None:
            first = others
    return first


def _steps(world: World, way: Way) -> Iterator[Claim]:
    for step in way.steps:
        if step.when is not None and world.logic.ask(way.takes, way.applies[step.name]) is None:
            post = _nearest(world, step, [way.decides]) or _nearest(world, step, [way.takes])
            message = f"the step `{step.name}` of the chain `{way.chain.name}` applies to none of its posts"
            if post is not None:
                decision = post.trial.decision(world.policy)
                expect = {"chain": way.chain.name, "steps": {step.name: "skipped"}} if decision.chain else {}
                expect |= {"error": decision.error} if decision.error else {}
                yield from claimed(message, step.place, world.policy, post.trial, expect)


def _nearest(world: World, model: Any, given: list[int]) -> Possible | None:
    """A post of which as much as can be is so of what the condition wants."""
    parts = world.parts(model.when.written)
    found = next(world.logic.largest(given, parts), None)
    if found is None:
        return None
    return world.post(*given, *(part for part in parts if holds(found, part)))
