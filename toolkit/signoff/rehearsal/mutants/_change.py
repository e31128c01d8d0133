"""A change of a document as it was read: one value put elsewhere, another one in its place, or nothing."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from signoff.errors import Place
from signoff.policy import Node

GONE = object()
MOST_SHOWN = 80


class Change(NamedTuple):
    """path: keys and positions in a document;  value: plain, nodes may stand inside; GONE where nothing is left."""

    path: tuple[Any, ...]
    value: Any = GONE


def changed(node: Node, path: Sequence[Any], value: Any) -> Node:
    """The node with another value at a path; every other value keeps its place. The node itself stays as it is."""
    if not path:
        return made(value, node.place)
    key, rest = path[0], path[1:]
    parts = dict(node.parts)
    if key in parts and (rest or value is not GONE):
        parts[key] = changed(parts[key], rest, value)
    elif key in parts:
        del parts[key]
    else:
        for name in reversed(rest):
            value = {name: value}
        parts[key] = made(value, node.place)
    return _joined(parts, node.place, isinstance(node.value, list))


def made(value: Any, place: Place) -> Node:
    """A node for a value that nobody wrote, all of it at one place; nodes inside stay what they are."""
    if isinstance(value, Node):
        return value
    if isinstance(value, (list, tuple)):
        return _joined({number: made(one, place) for number, one in enumerate(value)}, place, True)
    if isinstance(value, dict):
        return _joined({key: made(one, place) for key, one in value.items()}, place, False)
    return Node(value, place)


def _joined(parts: dict[Any, Node], place: Place, is_list: bool) -> Node:
    if is_list:
        inside = [parts[number] for number in sorted(parts)]
        return Node([part.value for part in inside], place, dict(enumerate(inside)))
    keys = {key: part.place for key, part in parts.items()}
    return Node({key: part.value for key, part in parts.items()}, place, dict(parts), keys)


def shown(node: Node, change: Change) -> Iterator[str]:
    """The change as lines that begin with - and +, as in a diff."""
    found = list(_along(node, change.path))
    before = _written(change.path, found[-1].value) if len(found) == len(change.path) else ""
    after = "" if change.value is GONE else _written(change.path, made(change.value, node.place).value)
    yield from (f"{sign} {line}" for sign, line in (("-", before), ("+", after)) if line)


def _along(node: Node, path: Sequence[Any]) -> Iterator[Node]:
    for step in path:
        if step not in node.parts:
            return
        node = node.parts[step]
        yield node


def _written(path: Sequence[Any], value: Any) -> str:
    """A value with its key, on one line; one of a list with a dash."""
    key = path[-1]
    line = f"- {flow(value)}" if isinstance(key, int) else f"{key}: {flow(value)}"
    return line if len(line) <= MOST_SHOWN else line[: MOST_SHOWN - 1] + "…"


def flow(value: Any) -> str:
    """A value on one line, as YAML in braces; what has a name is called by it in a list."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_name(one) for one in value) + "]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _name(value: Any) -> str:
    """Steps and people are long; in a list their name tells enough."""
    named = isinstance(value, dict) and isinstance(value.get("name"), str)
    return str(value["name"]) if named else flow(value)
