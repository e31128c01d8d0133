"""The keys of a model as a table, and the models inside it, each below its own heading."""

from collections.abc import Collection, Iterator
from typing import Any

from signoff.report.reference.forms import examples, form, left_out
from signoff.report.reference.markdown import code, table

HEADS = ("key", "what it says", "what may stand there", "left out", "example")
ELSEWHERE = "When"


def keys(schema: dict[str, Any], parts: dict[str, Any], without: Collection[str] = ("kind",)) -> str:
    """A table of the keys of one mapping, in the order in which they are declared."""
    needed = set(schema.get("required", ()))
    return table(
        HEADS,
        (
            [code(key), said(value, parts), form(value), left_out(value, key in needed), examples(value)]
            for key, value in schema.get("properties", {}).items()
            if key not in without
        ),
    )


def said(schema: dict[str, Any], parts: dict[str, Any]) -> str:
    """What a key says; where nothing is said of the key, what is said of its model."""
    inner = (name for name in mentioned(schema) if name in parts)
    return schema.get("description") or next((parts[name].get("description", "") for name in inner), "")


def inside(
    schema: dict[str, Any], parts: dict[str, Any], level: str = "##", without: Collection[str] = ()
) -> list[str]:
    """Every model that a mapping mentions, and that those mention, each with a heading and its keys."""
    return [_model(name, parts, level) for name in reached(schema, parts) if name not in without]


def _model(name: str, parts: dict[str, Any], level: str) -> str:
    own = parts[name]
    made = [f"{level} {name.rpartition('.')[2]}", own.get("description", ""), keys(own, parts, without=())]
    return "\n\n".join(filter(None, made))


def reached(schema: dict[str, Any], parts: dict[str, Any]) -> list[str]:
    """The names of all models below a mapping, nearest first; conditions have a page of their own."""
    found: dict[str, None] = {}
    ahead = list(mentioned(schema))
    while ahead:
        name = ahead.pop(0)
        if name in parts and name != ELSEWHERE and name not in found:
            found[name] = None
            ahead += mentioned(parts[name])
    return list(found)


def mentioned(schema: Any) -> Iterator[str]:
    """The names of the models that a schema refers to, in order."""
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"].rpartition("/")[2]
        for key, value in schema.items():
            if key != "$defs":
                yield from mentioned(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from mentioned(value)
