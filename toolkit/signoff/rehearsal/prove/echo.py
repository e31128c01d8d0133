"""echo: an escalation target that adds nobody to those whom the step asks already."""

from collections.abc import Iterator
from typing import Any

from signoff.rehearsal.prove._cases import Case, cases
from signoff.rehearsal.prove._claim import Claim, claimed, where_it_waits
from signoff.rehearsal.prove._drive import all_but, carried
from signoff.rehearsal.prove._world import Way, World

SEVERITY = "warning"
MEND = "Escalate to somebody who is not asked already."


def find(world: World) -> Iterator[Claim]:
    """One for each step whose target adds nobody, on any of the days, for any author."""
    for way in world.ways:
        for step in way.steps:
            if step.escalate is not None:
                yield from _of(world, way, step)


def _of(world: World, way: Way, step: Any) -> Iterator[Claim]:
    found = [case for scopes in (1, -1) for case in cases(world, way, scopes=scopes, given=[way.applies[step.name]])]
    if not found or any(_adds(case, step) for case in found):
        return
    case = found[0]
    post = case.post(case.authors[0])
    if post is not None:
        trial, decision = carried(post.trial, world.policy, all_but(step.name))
        due = next((one.due for one in decision.waiting if one.name == step.name), None)
        late = trial.then(now=due) if due else trial
        message = f"the step `{step.name}` of `{way.chain.name}` escalates to {step.escalate.to}, who are asked already"
        expect = where_it_waits(late.decision(world.policy), way)
        yield from claimed(message, step.escalate.place, world.policy, late, expect)


def _adds(case: Case, step: Any) -> bool:
    for kind in {day.kind: day for day in case.world.days}.values():
        for author in case.there_on(kind):
            bench = case.hall(kind).without(case.barred(author))
            if not bench.able(step.escalate.to) <= bench.able(step.approvers):
                return True
    return False
