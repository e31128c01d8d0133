"""What is different between two policies, key by key, in words; files, and the order of documents, never matter.

the chain `standard`, step `editor`: `need` is 1 now; it was 2
the person `anna`: `roles` has editor now"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from signoff.errors import Place
from signoff.model import many
from signoff.policy._node import Node
from signoff.policy._policy import Policy

WHOLE = ("when", "approvers", "accepted_by", "to")  # read as one thing: half of a condition says nothing
BESIDE_EACH_OTHER = ("calendar", "voice", "checks", "publishing")  # documents that stay apart; the others are one
ITEMS = {
    "chains": "the chain", "steps": "step", "together": "step", "people": "the person", "roles": "the role",
    "teams": "the team", "accounts": "the channel", "jobs": "the job", "holidays": "holiday",
    "working_days": "working day", "calendar": "the calendar", "voice": "the voice", "checks": "the checks",
    "publishing": "the publishing rules", "channels": "the channel",
}  # fmt: skip
MOST_LETTERS = 200  # of a value that is shown; the whole stands in the JSON and in the file


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is different. was, now: plain values, None where nothing is said;  place: in the later policy,
    or in the earlier where it is gone."""

    where: str
    said: str
    was: Any = None
    now: Any = None
    place: Place | None = None

    def __str__(self) -> str:
        sign = " " if self.said.startswith("is ") else ": "
        return f"{self.where}{sign}{self.said}" if self.where else self.said


def changes(before: Policy, after: Policy) -> list[Change]:
    """Every difference, in the order of kinds and names. Empty for the same rules, however they are written."""
    old, new = _documents(before), _documents(after)
    return [
        change
        for key in sorted(old.keys() | new.keys())
        for change in _differ(old.get(key), new.get(key), (_head(*key),) if key[1] or key[0] == "calendar" else ())
    ]


def _documents(policy: Policy) -> dict[tuple[str, str], Node]:
    """The documents by kind and name; those of one kind that add up to one are laid together."""
    found: dict[tuple[str, str], Node] = {}
    for document in policy.documents:
        if document.kind != "test":
            key = (document.kind, _title(document.node) if document.kind in BESIDE_EACH_OTHER else "")
            node = _without(document.node, "kind")
            found[key] = _together(found[key], node) if key in found else node
    return found


def _title(node: Node) -> str:
    name, when = node.value.get("name", ""), node.value.get("when")
    return " ".join(filter(None, [str(name), f"for {_short(when)}" if when is not None else ""]))


def _without(node: Node, key: str) -> Node:
    parts = {name: part for name, part in node.parts.items() if name != key}
    return Node({name: part.value for name, part in parts.items()}, node.place, parts, node.keys)


def _together(first: Node, second: Node) -> Node:
    """Two nodes as one: mappings key by key, lists one after the other; of two single values the first holds."""
    if isinstance(first.value, dict) and isinstance(second.value, dict):
        both = {key: _together(part, second.parts[key]) if key in second.parts else part
                for key, part in first.parts.items()}  # fmt: skip
        parts = both | {key: part for key, part in second.parts.items() if key not in both}
        return Node({key: part.value for key, part in parts.items()}, first.place, parts, second.keys | first.keys)
    if isinstance(first.value, list) and isinstance(second.value, list):
        every = [*first.parts.values(), *second.parts.values()]
        return Node([part.value for part in every], first.place, dict(enumerate(every)))
    return first


def _differ(old: Node | None, new: Node | None, where: tuple[str, ...], key: str = "") -> Iterator[Change]:
    if old is None or new is None:
        yield from _came_or_went(old, new, where, key)
    elif key not in WHOLE and isinstance(old.value, dict) and isinstance(new.value, dict):
        yield from _keys(old, new, where, key)
    elif _is_of_mappings(old) and _is_of_mappings(new):
        yield from _items(old, new, where, key)
    elif isinstance(old.value, list) or isinstance(new.value, list):
        yield from _names(old, new, where, key)
    elif old.value != new.value or type(old.value) is not type(new.value):
        said = f"`{key}` is {_short(new.value)} now; it was {_short(old.value)}"
        yield _change(where, said, old, new)


def _came_or_went(old: Node | None, new: Node | None, where: tuple[str, ...], key: str) -> Iterator[Change]:
    name = f"`{key}` " if key else ""
    if new is not None:
        shown = f": {_short(new.value)}" if new.value is not None else ""
        yield _change(where, f"{name}is new{shown}", old, new)
    elif old is not None:
        yield _change(where, f"{name}is gone; it was {_short(old.value)}", old, new)


def _keys(old: Node, new: Node, where: tuple[str, ...], key: str) -> Iterator[Change]:
    for name in dict.fromkeys([*old.parts, *new.parts]):
        before, after = old.parts.get(name), new.parts.get(name)
        if key in ITEMS and key != "calendar":  # a mapping of things by their names, as `people:` is
            yield from _differ(before, after, (*where, _head(key, name)))
        elif before is None or after is None or key in WHOLE:
            yield from _differ(before, after, where, name)
        else:
            inner = isinstance(after.value, dict) and name not in ITEMS and name not in WHOLE
            yield from _differ(before, after, (*where, f"`{name}`") if inner else where, name)


def _items(old: Node, new: Node, where: tuple[str, ...], key: str) -> Iterator[Change]:
    """Lists of mappings, told apart by their names or days."""
    before, after = _by_name(old), _by_name(new)
    if before is None or after is None:
        yield from _names(old, new, where, key)
        return
    for name in dict.fromkeys([*before, *after]):
        yield from _differ(before.get(name), after.get(name), (*where, _head(key, name)))
    kept = [[name for name in one if name in before and name in after] for one in (before, after)]
    if key == "steps" and kept[0] != kept[1]:
        was, now = (", ".join(one) for one in kept)
        yield _change(where, f"its steps are asked in another order now: {now}; it was {was}", old, new)


def _by_name(node: Node) -> dict[str, Node] | None:
    """The things of a list by what tells them apart; None where nothing does but all that they say."""
    parts = list(node.parts.values())
    for named in (_name, lambda part: str(part.value.get("date", ""))):
        names = [named(part) for part in parts]
        if all(names) and len(set(names)) == len(names):
            return dict(zip(names, parts, strict=True))
    return None


def _name(part: Node) -> str:
    if beside := part.value.get("together"):
        return " and ".join(str(one.get("name", "")) for one in beside if isinstance(one, dict))
    return str(part.value.get("name") or part.value.get("id") or "")


def _names(old: Node, new: Node, where: tuple[str, ...], key: str) -> Iterator[Change]:
    was, now = ([_short(value) for value in many(node.value)] for node in (old, new))
    more, fewer = list((Counter(now) - Counter(was)).elements()), list((Counter(was) - Counter(now)).elements())
    said = [f"has {', '.join(more)} now"] if more else []
    said += [f"no longer has {', '.join(fewer)}"] if fewer else []
    if said:
        yield _change(where, f"`{key}` {' and '.join(said)}", old, new)
    elif was != now:
        yield _change(where, f"`{key}` stands in another order now: {', '.join(now)}", old, new)


def _is_of_mappings(node: Node) -> bool:
    return isinstance(node.value, list) and all(isinstance(item, dict) for item in node.value)


def _change(where: Sequence[str], said: str, old: Node | None, new: Node | None) -> Change:
    shown = new or old
    return Change(where=", ".join(where), said=said, was=old.value if old else None, now=new.value if new else None,
                  place=shown.place if shown else None)  # fmt: skip


def _head(kind: str, name: str) -> str:
    what = ITEMS.get(kind, f"`{kind}`")
    return f"{what} {name}" if name.startswith(("{", "for ")) else f"{what} `{name}`" if name else what


def _short(value: Any) -> str:
    """A value as YAML would have it on one line, cut where it is long."""
    if isinstance(value, dict):
        shown = "{" + ", ".join(f"{key}: {_short(item)}" for key, item in value.items()) + "}"
    elif isinstance(value, list):
        shown = "[" + ", ".join(map(_short, value)) + "]"
    elif isinstance(value, bool):
        shown = str(value).lower()
    else:
        shown = "nothing" if value is None else str(value)
    return shown if len(shown) <= MOST_LETTERS else shown[: MOST_LETTERS - 1] + "…"
