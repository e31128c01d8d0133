"""What several kinds of change look through: steps with their paths, conditions, durations, who says a key."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from signoff.clock import seconds
from signoff.policy import Node, Policy

NESTING = ("all", "any", "not")
Path = tuple[Any, ...]


class Found(NamedTuple):
    """Something of a document, and its path."""

    path: Path
    it: Any


def steps(document: Any) -> Iterator[Found]:
    """Every step of a workflow document, those side by side one after the other."""
    for at, chain in enumerate(document.chains):
        for number, item in enumerate(chain.steps):
            path = ("chains", at, "steps", number)
            yield from (Found((*path, "together", side), step) for side, step in enumerate(item.together))
            if not item.together:
                yield Found(path, item)


def step_lists(document: Any) -> Iterator[Found]:
    """Every list of steps, as nodes: those of the chains and those side by side."""
    for at, chain in enumerate(document.chains):
        path: Path = ("chains", at, "steps")
        yield Found(path, document.node.at(path))
        for number, item in enumerate(chain.steps):
            if item.together:
                yield Found((*path, number, "together"), document.node.at((*path, number, "together")))


def whens(document: Any) -> Iterator[Found]:
    """The node of every `when:` of chains and steps."""
    for at, chain in enumerate(document.chains):
        if chain.when:
            yield Found(("chains", at, "when"), document.node.at(("chains", at, "when")))
    for path, step in steps(document):
        if step.when:
            yield Found((*path, "when"), document.node.at((*path, "when")))


def mappings(path: Path, node: Node) -> Iterator[Found]:
    """A condition's mapping, and every one that nests in it."""
    if not isinstance(node.value, dict):
        return
    yield Found(path, node)
    for name in NESTING:
        if name in node.parts:
            inner = node.parts[name]
            if isinstance(inner.value, list):
                for number, item in inner.parts.items():
                    yield from mappings((*path, name, number), item)
            else:
                yield from mappings((*path, name), inner)


def conditions(document: Any) -> Iterator[Found]:
    """Every mapping of every `when:` of chains and steps."""
    for path, node in whens(document):
        yield from mappings(path, node)


def without(document: Any, path: Path) -> Path:
    """What to take away so that nothing empty is left: the path itself, or the mapping or list that held it alone."""
    while path[-1] != "when" and len(document.node.at(path[:-1]).parts) == 1:
        path = path[:-1]
    return path


def together(*parts: dict[str, Any]) -> dict[str, Any]:
    """One condition that holds where all of these do."""
    keys = [key for part in parts for key in part]
    if len(set(keys)) < len(keys):
        return {"all": list(parts)}
    return {key: value for part in parts for key, value in part.items()}


def says(document: Any, policy: Policy, key: str) -> bool:
    """Whether this document is the one to change for a key that all workflow documents say together."""
    saying = [one for one in policy.of("workflow") if getattr(one, key) is not None]
    return document is next(iter(saying or policy.of("workflow")), None)


def times(duration: str, by: float) -> str:
    """A duration so many times as long, as people write it: `24h`, `90m`, `45s`; at least a second."""
    number = max(1, int(seconds(duration, days=True) * by))
    for unit, size in (("h", 3600), ("m", 60)):
        if number % size == 0:
            return f"{number // size}{unit}"
    return f"{number}s"
