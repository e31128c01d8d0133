"""Which chain decides a post: exactly one, and why; and why each other one does not."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from signoff.errors import Problem, SignoffError, listed
from signoff.model import many
from signoff.policy import Policy
from signoff.policy.conditions import Because, Subject
from signoff.policy.kinds.workflow import circles
from signoff.workflow._decision import Reason


class NoDecision(SignoffError):
    """A decision that cannot be taken. It is never taken for an approval."""


class Chosen(NamedTuple):
    """The chain that applies, the reasons for it, and for every other one the reason against it."""

    chain: Any
    because: tuple[Reason, ...]
    others: tuple[Reason, ...]


def the_chain_for(subject: Subject, policy: Policy) -> Chosen:
    """The one chain for a post with these facts.

    Raises NoDecision: no chain, two chains without precedence (both named), or precedence in a circle."""
    for circle in circles(policy.chains_as_written):
        raise NoDecision(circle)
    answers = [(chain, chain.when.test(subject) if chain.when else None) for chain in policy.chains_as_written]
    fitting = [chain for chain, answer in answers if answer is None or answer.holds]
    first = [chain for chain in fitting if not any(_goes_before(other, chain, policy) for other in fitting)]
    if len(first) == 1:
        return Chosen(first[0], _why(first[0], answers, fitting), _why_not(first[0], answers, fitting))
    raise NoDecision(_two(first) if first else _none(answers))


def _goes_before(one: Any, other: Any, policy: Policy) -> bool:
    """Whether `one` is declared to go before `other`, directly or through others."""
    before = {chain.name: many(chain.before) for chain in policy.chains_as_written}
    reached, following = set(), list(before.get(one.name, ()))
    while following:
        name = following.pop()
        if name not in reached:
            reached.add(name)
            following.extend(before.get(name, ()))
    return one is not other and other.name in reached


def _why(chain: Any, answers: Iterable[tuple[Any, Because | None]], fitting: list[Any]) -> tuple[Reason, ...]:
    answer = next(answer for other, answer in answers if other is chain)
    words = answer.words if answer else "it is for every post that no other chain takes first"
    found = [Reason(f"the chain `{chain.name}` applies: {words}", chain.place_of("when" if answer else "name"))]
    beaten = [f"`{other.name}`" for other in fitting if other is not chain]
    if beaten and chain.before:
        found.append(Reason(f"`{chain.name}` goes before {listed(beaten, 'and')}", chain.place_of("before")))
    return tuple(found)


def _why_not(chain: Any, answers: Iterable[tuple[Any, Because | None]], fitting: list[Any]) -> tuple[Reason, ...]:
    found = []
    for other, answer in answers:
        if other is chain:
            continue
        if other in fitting:
            found.append(Reason(f"not `{other.name}`: `{chain.name}` goes before it", chain.place_of("before")))
        elif answer:
            found.append(Reason(f"not `{other.name}`: {answer.words}", other.place_of("when")))
    return tuple(found)


def _two(chains: list[Any]) -> Problem:
    names = listed((f"`{chain.name}`" for chain in chains), "and")
    why = "Say which goes first: `before:` in one of them."
    return Problem(f"two chains apply, and none is declared to go first: {names}", chains[-1].place, why)


def _none(answers: list[tuple[Any, Because | None]]) -> Problem:
    reasons = "; ".join(f"not `{chain.name}`, for {answer.words}" for chain, answer in answers if answer)
    return Problem(
        "no chain applies to this post" + (f": {reasons}" if reasons else ""), None, "Add a chain without `when:`."
    )
