"""JSON Schemas, derived from the typed models: for editors, for the reference, and for naming every error."""

from collections.abc import Mapping
from typing import Any

import msgspec

from signoff.policy.conditions import KINDS as CONDITIONS
from signoff.policy.conditions import When
from signoff.policy.kinds import KINDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(kind: str, opened: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one document kind, with all of its open sections."""
    from signoff.policy._documents import Known, document_type

    sections = frozenset(opened.get(kind, {}))
    made = schema_of(document_type(kind, sections, Known(opened)))
    if kind == "voice":
        rules = [schema_of(opened["voice"][name]) for name in sorted(opened.get("voice", {}))]
        made = _with_rules(made, rules)
    return {"$schema": DIALECT, "title": f"signoff: {kind}", "description": _first_line(KINDS[kind]), **made}


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
        (made,), found = msgspec.json.schema_components([CONDITIONS[name]], ref_template="#/$defs/{name}")
        own = found.pop(made["$ref"].rpartition("/")[2])
        matchers[name] = own["properties"]["wanted"]
        parts.update(found)
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


def _with_rules(made: dict[str, Any], rules: list[dict[str, Any]]) -> dict[str, Any]:
    parts = {name: part for rule in rules for name, part in rule.pop("$defs", {}).items()}
    properties = {**made["properties"], "rules": {"type": "array", "items": {"anyOf": rules}}}
    return {**made, "properties": properties, "$defs": {**made["$defs"], **parts}}


def _first_line(kind: Any) -> str:
    return (kind.__doc__ or "").strip().splitlines()[0]
