"""wanted: a condition asks for one value less, or for half or twice as much."""

from collections.abc import Iterator
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import Change
from signoff.rehearsal.mutants._parts import NESTING, conditions, times

KIND = "workflow"
NOTICED_BY = "a test of a post with just this value, which names the chain or says the step is asked"
ONLY_CHOOSES = True


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Lists lose each value once; `scheduled: {within: 48h}` and `spend: {over: 500 EUR}` are halved and doubled."""
    for path, node in conditions(document):
        for name, part in node.parts.items():
            if name not in NESTING:
                yield from _fewer((*path, name), part.value)
                yield from _other((*path, name), part.value)


def _fewer(path: tuple[Any, ...], wanted: Any) -> Iterator[Change]:
    if isinstance(wanted, list) and len(wanted) > 1:
        for gone in wanted:
            rest = [one for one in wanted if one != gone]
            yield Change(path, rest if len(rest) != 1 else rest[0])


def _other(path: tuple[Any, ...], wanted: Any) -> Iterator[Change]:
    if isinstance(wanted, dict) and "within" in wanted:
        yield from (Change((*path, "within"), times(wanted["within"], by)) for by in (0.5, 2))
    if isinstance(wanted, dict) and "over" in wanted:
        amount, _, currency = str(wanted["over"]).partition(" ")
        yield from (Change((*path, "over"), f"{float(amount) * by:g} {currency}") for by in (0.5, 2))
