"""Several documents add up: lists and mappings grow; of two values for one key, the one under `when:` wins.

Two that both apply and differ are an error that names both places: nobody can know which was meant."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from signoff.errors import Place, Problem, SignoffError
from signoff.model import Model


class Said(NamedTuple):
    """One value as one document says it. `under_when`: that document is for some posts only."""

    value: Any
    place: Place
    under_when: bool
    key: str = ""


def join(said: Sequence[Said]) -> Any:
    """What all of them say together. Raises SignoffError for a contradiction; there must be one value or more."""
    values = [each.value for each in said]
    if isinstance(values[0], Model):
        return _models(said)
    if all(isinstance(value, (list, dict)) for value in values):
        return _lists(values) if all(isinstance(value, list) for value in values) else _mappings(said)
    return the_one(said)


def the_one(said: Sequence[Said]) -> Any:
    """The value that holds, of several for one key."""
    strongest = [each for each in said if each.under_when] or list(said)
    first = strongest[0]
    for other in strongest[1:]:
        if other.value != first.value:
            message = f"`{other.key}` is said twice for the same post: first at {first.place}"
            why = "Say it once, or put one of the two under a `when:` that the other's posts do not fit."
            raise SignoffError(Problem(message, other.place, why))
    return first.value


def _lists(values: Sequence[list[Any]]) -> list[Any]:
    return [item for position, value in enumerate(values) for item in value if not _earlier(item, values[:position])]


def _earlier(item: Any, lists: Sequence[list[Any]]) -> bool:
    return any(item in each for each in lists)


def _mappings(said: Sequence[Said]) -> dict[str, Any]:
    # A plain list of words is for all languages, which the mapping keeps under "".
    whole = [each if isinstance(each.value, dict) else each._replace(value={"": each.value}) for each in said]
    keys = dict.fromkeys(key for each in whole for key in each.value)
    return {key: join([_inside(each, key) for each in whole if key in each.value]) for key in keys}


def _inside(said: Said, key: str) -> Said:
    return said._replace(value=said.value[key], key=str(key) or said.key)


def _models(said: Sequence[Said]) -> Any:
    made: dict[str, Any] = {}
    for field in msgspec.structs.fields(said[0].value):
        if inner := [each for one in said for each in _of_field(one, field)]:
            made[field.name] = join(inner)
    return type(said[0].value)(**made)


def _of_field(said: Said, field: Any) -> Iterator[Said]:
    model = said.value
    value = getattr(model, field.name)
    written = field.encode_name in model.node.parts if model.node else value != field.default
    if written and value is not None:
        place = model.place_of(field.encode_name) if model.node else said.place
        yield Said(value, place, said.under_when, field.encode_name)
