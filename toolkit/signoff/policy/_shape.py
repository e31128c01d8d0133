"""The JSON Schema of one model, conditions included: what it may look like, derived from how it is declared."""

from typing import Any

import msgspec

from signoff.policy.conditions import KINDS as CONDITIONS
from signoff.policy.conditions import When


def schema_of(model: Any) -> dict[str, Any]:
    """The JSON Schema of any model, conditions included."""
    (made,), parts = msgspec.json.schema_components([model], schema_hook=_hook, ref_template="#/$defs/{name}")
    if "When" in str(parts):
        parts = {**parts, **_conditions()}
    root = parts.pop(made["$ref"].rpartition("/")[2]) if set(made) == {"$ref"} and not _recursive(made, parts) else made
    return {**root, "$defs": parts}


def _recursive(made: Any, parts: Any) -> bool:
    return made["$ref"] in str(parts)


def _hook(wanted: type) -> dict[str, Any]:
    if wanted is When:
        return {"$ref": "#/$defs/When"}
    raise NotImplementedError(wanted)


def _conditions() -> dict[str, Any]:
    matchers: dict[str, Any] = {}
    parts: dict[str, Any] = {}
    for name in CONDITIONS:
        # Prefixed: a document may have a model of the same name, as `publishing` has its own Slot.
        (made,), found = msgspec.json.schema_components([CONDITIONS[name]], ref_template="#/$defs/when.{name}")
        own = found.pop(made["$ref"].rpartition(".")[2])
        matchers[name] = own["properties"]["wanted"]
        parts.update({f"when.{part}": shape for part, shape in found.items()})
    when = {"$ref": "#/$defs/When"}
    listed = {"anyOf": [when, {"type": "array", "items": when, "minItems": 1}]}
    matchers |= {"all": listed, "any": listed, "not": when}
    words = "Several keys mean all of them, a list means any of them; `all`, `any` and `not` nest."
    parts["When"] = {
        "type": "object",
        "description": words,
        "properties": matchers,
        "additionalProperties": False,
        "minProperties": 1,
    }
    return parts
