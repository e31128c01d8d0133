"""Several documents of a kind add up: of two values for one key the one under `when:` beats the one without.

    decided([house, linkedin])[("emoji", "most")]       # 1, from the document under `when: {network: linkedin}`

Lists are no values: they add up."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from signoff.errors import Problem, SignoffError
from signoff.model import Model

Path = tuple[str, ...]
ABOUT_THE_DOCUMENT = {"kind", "name", "when", "examples", "rules", "packages", "spelling"}
WHY = "Two documents that both apply may not differ; a value under `when:` beats one without."


class Value(NamedTuple):
    """A value, and the document that says it."""

    value: Any
    document: Any


def values(document: Model) -> dict[Path, Any]:
    """Every single value that a document says, by its path: `("emoji", "most")`, `("address", "lv")`."""
    return {path: value for path, value in _leaves(document, ()) if path[0] not in ABOUT_THE_DOCUMENT}


def decided(documents: Iterable[Any], only: str = "") -> dict[Path, Any]:
    """What documents that all apply say together; `only`: below this key. Raises SignoffError where two differ."""
    found: dict[Path, Value] = {}
    problems: list[Problem] = []
    for document in sorted(documents, key=_weight):
        for path, value in values(document).items():
            if only and path[0] != only:
                continue
            earlier = found.get(path)
            if earlier and _weight(earlier.document) == _weight(document) and earlier.value != value:
                problems.append(_differ(path, earlier, Value(value, document)))
            found[path] = Value(value, document)
    if problems:
        raise SignoffError(*problems)
    return {path: said.value for path, said in found.items()}


def contradictions(document: Any, documents: Iterable[Any]) -> Iterator[Problem]:
    """Where a document without `when:` differs from an earlier one without: both would apply to every post."""
    if document.when:
        return
    own = values(document)
    for earlier in documents:
        if earlier is document:
            return
        for path, value in () if earlier.when else values(earlier).items():
            if path in own and own[path] != value:
                yield _differ(path, Value(value, earlier), Value(own[path], document))


def _differ(path: Path, earlier: Value, later: Value) -> Problem:
    said = (
        f"two values for `{'.'.join(path)}` apply: {_shown(earlier.value)} at {earlier.document.place_of(*path)}, "
        f"{_shown(later.value)} at {later.document.place_of(*path)}"
    )
    return Problem(said, later.document.place_of(*path), WHY)


def _shown(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else f"`{value}`"


def _weight(document: Any) -> bool:
    return bool(document.when)


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, Model):
        for field in msgspec.structs.fields(value):
            if _is_said(value, field):
                yield from _leaves(getattr(value, field.name), (*path, field.encode_name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, str(key)))
    elif isinstance(value, (str, int, float)):
        yield path, value


def _is_said(model: Model, field: Any) -> bool:
    if model.node:
        return field.encode_name in model.node.parts
    return bool(getattr(model, field.name) != field.default)
