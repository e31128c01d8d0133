"""A `when:` as a tree: its leaves are matchers with what is wanted of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from signoff.model import many
from signoff.rehearsal.prove._logic import Logic

Leaf = tuple[str, Any]


def leaves(written: Mapping[str, Any]) -> Iterator[Leaf]:
    """Each matcher with what is wanted, wherever it is nested."""
    for name, wanted in written.items():
        if name in ("all", "any"):
            for part in many(wanted):
                yield from leaves(part)
        elif name == "not":
            yield from leaves(wanted)
        else:
            yield name, wanted


def statement_of(written: Mapping[str, Any], logic: Logic, atom: Callable[[str, Any], int]) -> int:
    """The condition as one statement; `atom` says which statement a leaf is."""
    return logic.all_of(_part(name, wanted, logic, atom) for name, wanted in written.items())


def _part(name: str, wanted: Any, logic: Logic, atom: Callable[[str, Any], int]) -> int:
    if name == "not":
        return -statement_of(wanted, logic, atom)
    if name in ("all", "any"):
        inner = [statement_of(part, logic, atom) for part in many(wanted)]
        return logic.all_of(inner) if name == "all" else logic.any_of(inner)
    return atom(name, wanted)


def conditions(policies: Iterable[Any]) -> Iterator[Mapping[str, Any]]:
    """Every condition of a chain or a step, as it is written."""
    for policy in policies:
        for chain in policy.chains_as_written:
            yield from (one.when.written for one in (chain, *chain.each_step) if one.when is not None)
