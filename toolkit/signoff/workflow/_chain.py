"""Which chain decides a post: exactly one, and why; and why each other one does not."""

from typing import NamedTuple

import msgspec

from signoff.errors import Problem, SignoffError, listed
from signoff.policy.conditions import Because, Subject
from signoff.workflow._decision import Reason
from signoff.workflow._plan import Chain, Plan, Step

Answers = list[tuple[Chain, Because | None]]


class NoDecision(SignoffError):
    """A decision that cannot be taken. It is never taken for an approval."""


class Chosen(NamedTuple):
    """The chain that applies, the reasons for it, and for every other one the reason against it."""

    chain: Chain
    because: tuple[Reason, ...]
    others: tuple[Reason, ...]


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """The chain for a subject with the steps of it that apply; none of them where no chain can be chosen.

    items   what applies of each item of the chain, in order;  must_agree: the steps that apply and can block
    skipped  why each of the others does not apply"""

    chosen: Chosen | Problem
    steps: tuple[Step, ...] = ()
    items: tuple[tuple[Step, ...], ...] = ()
    must_agree: tuple[Step, ...] = ()
    skipped: dict[Step, str] = {}


def choice(subject: Subject, plan: Plan) -> Choice:
    """The chain for a post with these facts, or the problem that there is none, and what applies of it."""
    try:
        chosen = the_chain_for(subject, plan)
    except NoDecision as none:
        return Choice(chosen=none.problems[0])
    answers = [(step, step.test(subject)) for step in chosen.chain.steps if step.test]
    skipped = {step: answer.words for step, answer in answers if not answer.holds}
    items = tuple(tuple(step for step in item if step not in skipped) for item in chosen.chain.items)
    must_agree = tuple(step for item in items for step in item if not step.advisory)
    return Choice(chosen=chosen, steps=chosen.chain.steps, items=items, must_agree=must_agree, skipped=skipped)


def the_chain_for(subject: Subject, plan: Plan) -> Chosen:
    """The one chain for a post with these facts.

    Raises NoDecision: no chain, two chains without precedence (both named), or precedence in a circle."""
    if plan.circle:
        raise NoDecision(plan.circle)
    answers: Answers = [(chain, chain.test(subject) if chain.test else None) for chain in plan.chains]
    fitting = [chain for chain, answer in answers if answer is None or answer.holds]
    first = fitting if len(fitting) == 1 else [chain for chain in fitting if not _is_beaten(chain, fitting)]
    if len(first) == 1:
        return Chosen(first[0], _why(first[0], answers, fitting), _why_not(first[0], answers, fitting))
    raise NoDecision(_two(first) if first else _none(answers))


def _is_beaten(chain: Chain, fitting: list[Chain]) -> bool:
    """Whether another one that applies is declared to go before it."""
    return any(chain.name in other.beats and other is not chain for other in fitting)


def _why(chain: Chain, answers: Answers, fitting: list[Chain]) -> tuple[Reason, ...]:
    answer = next(answer for other, answer in answers if other is chain)
    words = answer.words if answer else "it is for every post that no other chain takes first"
    applies = Reason(f"the chain `{chain.name}` applies: {words}", chain.when)
    if len(fitting) == 1 or not chain.beats:
        return (applies,)
    beaten = listed((f"`{other.name}`" for other in fitting if other is not chain), "and")
    return applies, Reason(f"`{chain.name}` goes before {beaten}", chain.before)


def _why_not(chain: Chain, answers: Answers, fitting: list[Chain]) -> tuple[Reason, ...]:
    found = []
    for other, answer in answers:
        if other is chain:
            continue
        if answer is None or answer.holds:
            found.append(Reason(f"not `{other.name}`: `{chain.name}` goes before it", chain.before))
        else:
            found.append(Reason(f"not `{other.name}`: {answer.words}", other.when))
    return tuple(found)


def _two(chains: list[Chain]) -> Problem:
    names = listed((f"`{chain.name}`" for chain in chains), "and")
    why = "Say which goes first: `before:` in one of them."
    return Problem(f"two chains apply, and none is declared to go first: {names}", chains[-1].place, why)


def _none(answers: Answers) -> Problem:
    reasons = "; ".join(f"not `{chain.name}`, for {answer.words}" for chain, answer in answers if answer)
    return Problem(
        "no chain applies to this post" + (f": {reasons}" if reasons else ""), None, "Add a chain without `when:`."
    )
