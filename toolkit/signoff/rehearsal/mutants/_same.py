"""Which chain and which steps a policy chooses, for every way in which its conditions could come out.

Two policies with the same choices decide every post by the same steps: a change between them that touches only
conditions, precedence and the order of steps can make no difference. Each value of a matcher is taken as a fact that
may hold or not, whatever the others do, except that a post has one type, author, campaign and language. More ways are
looked at than there are posts; so what is called the same is the same. With more than MOST facts nothing is said."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from signoff.model import many
from signoff.policy import Policy
from signoff.rehearsal.mutants._parts import NESTING

MOST = 12
SINGLE = ("type", "author", "campaign", "language")
Fact = tuple[str, str]


def choose_alike(one: Policy, other: Policy) -> bool:
    """Whether both choose the same chain and steps, side by side in one group, whatever the facts; False if unsure."""
    facts = sorted({fact for policy in (one, other) for node in _written(policy) for fact in _facts(node)})
    if len(facts) > MOST:
        return False
    above, below = _precedence(one), _precedence(other)
    return all(_choice(one, above, held) == _choice(other, below, held) for held in _ways(facts))


def _written(policy: Policy) -> Iterator[Any]:
    for chain in policy.chains_as_written:
        for one in (chain, *chain.each_step):
            if one.when:
                yield one.when.written


def _facts(written: Mapping[str, Any]) -> Iterator[Fact]:
    for name, value in written.items():
        if name in NESTING:
            for inner in many(value):
                yield from _facts(inner)
        else:
            yield from ((name, repr(one)) for one in many(value))


def _ways(facts: list[Fact]) -> Iterator[frozenset[Fact]]:
    for held in product((False, True), repeat=len(facts)):
        true = frozenset(fact for fact, holds in zip(facts, held, strict=True) if holds)
        literal = [name for name, value in true if name in SINGLE and not set("*?[") & set(value[1:-1])]
        if len(set(literal)) == len(literal):
            yield true


def _holds(written: Mapping[str, Any] | None, held: frozenset[Fact]) -> bool:
    return all(_one(name, value, held) for name, value in (written or {}).items())


def _one(name: str, value: Any, held: frozenset[Fact]) -> bool:
    if name == "not":
        return not _holds(value, held)
    if name in NESTING:
        return (all if name == "all" else any)(_holds(inner, held) for inner in many(value))
    return any((name, repr(one)) in held for one in many(value))


def _precedence(policy: Policy) -> dict[str, set[str]]:
    """For each chain, all that it goes before, directly or through others."""
    before = {chain.name: set(many(chain.before)) for chain in policy.chains_as_written}
    for middle, name in product(before, before):
        if middle in before[name]:
            before[name] |= before[middle]
    return before


def _choice(policy: Policy, above: Mapping[str, set[str]], held: frozenset[Fact]) -> Any:
    fitting = [chain for chain in policy.chains_as_written if _holds(_of(chain), held)]
    first = [one for one in fitting if not any(one.name in above[other.name] for other in fitting)]
    if len(first) != 1:
        return tuple(one.name for one in first)
    groups = ([step.name for step in (item.together or [item]) if _holds(_of(step), held)] for item in first[0].steps)
    return first[0].name, tuple(tuple(group) for group in groups if group)


def _of(model: Any) -> Mapping[str, Any] | None:
    return model.when.written if model.when else None
