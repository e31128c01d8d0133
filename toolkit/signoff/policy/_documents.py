"""From nodes to typed documents: every key checked, every value knowing its place."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

from signoff.errors import Problem, listed, nearest
from signoff.model import Model
from signoff.policy.conditions import KINDS as CONDITIONS
from signoff.policy.conditions import When
from signoff.policy.kinds import KINDS

Open = Mapping[str, Mapping[str, Any]]


def document(node: Any, opened: Open, problems: list[Problem]) -> Any:
    """The typed document of a node, or None; what is wrong with it is added to `problems`.

    opened: the kinds of upper rooms by document kind: sections of `checks`, rules of `voice`."""
    kind = kind_of(node, problems)
    if kind is None:
        return None
    model = typed(node, document_type(kind, frozenset(node.value), Known(opened)), problems)
    if model is not None and kind == "voice":
        read_rules(model, opened.get("voice", {}), problems)
    return model


def kind_of(node: Any, problems: list[Problem]) -> str | None:
    """What the document says it is, when that is a kind that there is."""
    if not isinstance(node.value, dict):
        problems.append(Problem("a document is a mapping that says its `kind:`", node.place))
        return None
    kind = node.value.get("kind")
    if isinstance(kind, str) and kind in KINDS:
        return kind
    why = f"The kinds are {listed(sorted(KINDS), 'and')}."
    said = "it says no `kind:`" if kind is None else f"no kind `{kind}`; {nearest(kind, KINDS)}".rstrip("; ")
    problems.append(Problem(said, node.at(["kind"]).place, why))
    return None


class Known:
    """The opened kinds, comparable by who they are, so that a document's type is made once."""

    def __init__(self, opened: Open) -> None:
        """Takes the kinds of upper rooms by document kind."""
        self.opened = opened

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Known) and other._key == self._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[tuple[str, int], ...]:
        return tuple((kind, id(kinds)) for kind, kinds in sorted(self.opened.items()))


@cache
def document_type(kind: str, keys: frozenset[str], known: Known) -> Any:
    """The type of a document with those of its open sections that it uses: no other section is imported."""
    base = KINDS[kind]
    sections = known.opened.get(kind, {}) if kind == "checks" else {}
    # Keys of the base first: asking for a section that is none makes the registry look for plug-ins.
    used = sorted(key for key in keys.difference(base.__struct_fields__) if key in sections)
    if not used:
        return base
    # A section that is a list is no mapping of settings; its kind says how it is `written`.
    annotations = {name: (getattr(sections[name], "written", None) or sections[name]) | None for name in used}
    namespace = dict.fromkeys(used) | {
        "__annotations__": annotations,
        "__module__": base.__module__,
        "__doc__": base.__doc__,
    }
    return type(base)(base.__name__, (base,), namespace)


def typed(node: Any, kind: Any, problems: list[Problem]) -> Any:
    """A node as a model of that type; None, with every problem added, where it does not fit."""
    try:
        model = msgspec.convert(node.value, kind, dec_hook=_decode)
    except (msgspec.ValidationError, ValueError) as error:
        from signoff.policy._refusal import refusals

        problems.extend(refusals(node, kind, str(error)))
        return None
    settle(model, node, problems)
    return model


def settle(value: Any, node: Any, problems: list[Problem]) -> None:
    """Tells every model inside where it was read, and binds its conditions to their matchers."""
    if isinstance(value, When):
        problems.extend(value.bind(node, CONDITIONS))
    elif isinstance(value, Model):
        value.__dict__["node"] = node
        # Not `msgspec.structs.fields`, which reads the annotations anew each time.
        for name, written in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True):
            if written in node.parts:
                settle(getattr(value, name), node.parts[written], problems)
    elif isinstance(value, (list, dict)):
        for key, item in enumerate(value) if isinstance(value, list) else value.items():
            settle(item, node.parts.get(key, node), problems)  # a name that was written without a list is the node


def read_rules(voice: Any, kinds: Mapping[str, Any], problems: list[Problem]) -> None:
    """Turns the own rules of a voice document into typed ones, each by what it extends."""
    nodes = voice.node.parts["rules"].parts.values() if voice.rules else ()
    rules = [_rule(node, kinds, problems) for node in nodes]
    voice.rules = [rule for rule in rules if rule is not None]


def _rule(node: Any, kinds: Mapping[str, Any], problems: list[Problem]) -> Any:
    extends = node.value.get("extends") if isinstance(node.value, dict) else None
    if not isinstance(extends, str) or extends not in kinds:
        said = f"no rule kind `{extends}`; {nearest(extends, kinds)}" if extends else "a rule says what it `extends`"
        why = f"A rule `extends` {listed(sorted(kinds))}."
        problems.append(Problem(said.rstrip("; "), node.at(["extends"]).place, why))
        return None
    rule = typed(node, kinds[extends], problems)
    problems.extend(rule.problems() if rule is not None else ())
    return rule


def _decode(wanted: type, value: Any) -> Any:
    if wanted is When:
        return When(value)
    raise NotImplementedError(wanted)
