"""`when:` — several keys mean all of them, a list means any of them; `all`, `any` and `not` nest."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from signoff.errors import Problem, listed, nearest
from signoff.policy.conditions._base import Because, Subject, Test

NESTING = ("all", "any", "not")


class When:
    """A condition over a Subject. Until it is bound to its matchers it knows only what was written.

    test   whether it holds for a subject, with every reason in words;  facts: those of the subject that it looks at"""

    def __init__(self, written: Any) -> None:
        """Takes the mapping as it stands in the YAML."""
        self.written = written
        self.facts: frozenset[str] = frozenset()
        self.test: Test = always

    def __repr__(self) -> str:
        return f"When({self.written!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, When) and self.written == other.written

    def __hash__(self) -> int:
        return hash(repr(self.written))

    def bind(self, node: Any, kinds: Mapping[str, Any]) -> Iterator[Problem]:
        """Compiles the matchers, once; yields what is wrong with them, each with its place."""
        problems: list[Problem] = []
        self.test = _all(_tests(node, kinds, problems))
        self.facts = frozenset(_facts(node, kinds))
        yield from problems


def always(subject: Subject) -> Because:
    """The condition that nobody wrote: it holds for every post."""
    return Because(True, "it applies to every post")


def _tests(node: Any, kinds: Mapping[str, Any], problems: list[Problem]) -> list[Test]:
    if not isinstance(node.value, dict) or not node.value:
        problems.append(Problem("a condition is a mapping such as `{tag: promotion}`", node.place))
        return []
    return [_test(name, part, node, kinds, problems) for name, part in node.parts.items()]


def _facts(node: Any, kinds: Mapping[str, Any]) -> Iterator[str]:
    """What the matchers look at, however deep they nest."""
    if isinstance(node.value, list):
        for item in node.parts.values():
            yield from _facts(item, kinds)
    elif isinstance(node.value, dict):
        for name, part in node.parts.items():
            if name in NESTING:
                yield from _facts(part, kinds)
            elif name in kinds:
                yield from kinds[name].looks_at()


def _test(name: str, part: Any, node: Any, kinds: Mapping[str, Any], problems: list[Problem]) -> Test:
    if name == "not":
        return _not(_all(_tests(part, kinds, problems)))
    if name in NESTING:
        inner = [_all(_tests(item, kinds, problems)) for item in _items(part)]
        return _all(inner) if name == "all" else _any(inner)
    if name not in kinds:
        known = [*sorted(kinds), *NESTING]
        why = f"The conditions are {listed(known, 'and')}."
        problems.append(Problem(f"no condition `{name}`; {nearest(name, known)}".rstrip("; "), node.keys[name], why))
        return always
    return _matcher(kinds[name], name, part, problems)


def _matcher(kind: Any, name: str, part: Any, problems: list[Problem]) -> Test:
    try:
        condition = msgspec.convert({"wanted": part.value}, kind)
    except (msgspec.ValidationError, ValueError) as error:
        said = str(error).partition(" - at ")[0]
        problems.append(Problem(f"`{name}` cannot be read: {said}", part.place, kind.__doc__ or ""))
        return always
    return condition.compiled()


def _items(part: Any) -> list[Any]:
    return list(part.parts.values()) if isinstance(part.value, list) else [part]


def _all(tests: list[Test]) -> Test:
    if len(tests) == 1:
        return tests[0]

    def test(subject: Subject) -> Because:
        found = [test(subject) for test in tests]
        failed = [because for because in found if not because.holds]
        return Because(not failed, " and ".join(because.words for because in failed or found))

    return test


def _any(tests: list[Test]) -> Test:
    def test(subject: Subject) -> Because:
        found = [test(subject) for test in tests]
        held = [because for because in found if because.holds]
        words = held[0].words if held else " and ".join(because.words for because in found)
        return Because(bool(held), words)

    return test


def _not(test: Test) -> Test:
    def turned(subject: Subject) -> Because:
        holds, words = test(subject)
        return Because(not holds, words)

    return turned
