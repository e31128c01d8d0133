"""JSON Schemas, derived from the typed models: for editors, for the reference, and for naming every error."""

from collections.abc import Mapping
from typing import Any

from signoff.policy._documents import Known, document_type
from signoff.policy._shape import schema_of
from signoff.policy.kinds import KINDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(kind: str, opened: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one document kind, with all of its open sections."""
    sections = frozenset(opened.get(kind, {}))
    made = schema_of(document_type(kind, sections, Known(opened)))
    if kind == "voice":
        rules = [schema_of(opened["voice"][name]) for name in sorted(opened.get("voice", {}))]
        made = _with_rules(made, rules)
    return {"$schema": DIALECT, "title": f"signoff: {kind}", "description": _first_line(KINDS[kind]), **made}


def _with_rules(made: dict[str, Any], rules: list[dict[str, Any]]) -> dict[str, Any]:
    parts = {name: part for rule in rules for name, part in rule.pop("$defs", {}).items()}
    properties = {**made["properties"], "rules": {"type": "array", "items": {"anyOf": rules}}}
    return {**made, "properties": properties, "$defs": {**made["$defs"], **parts}}


def _first_line(kind: Any) -> str:
    return (kind.__doc__ or "").strip().splitlines()[0]
