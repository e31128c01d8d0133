"""What may stand after a key, in words, from its JSON Schema: "text", "`never` or `allowed`", "list of Step"."""

from typing import Any

from signoff.clock import DURATION, LONG_DURATION
from signoff.errors import listed
from signoff.report.reference.markdown import anchor, code, flow

WHEN = "#/$defs/When"
_PLAIN = {"string": "text", "number": "number", "boolean": "`true` or `false`", "object": "mapping"}


def form(schema: dict[str, Any]) -> str:
    """The form of a value; nothing is no form, for that is leaving the key out."""
    forms = [_inner(one) for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    if forms:
        return _joined(list(dict.fromkeys(forms)))
    if "$ref" in schema:
        return _linked(schema["$ref"])
    if "enum" in schema:
        return listed(code(flow(value)) for value in schema["enum"])
    return _typed(schema)


def _joined(forms: list[str]) -> str:
    """Several forms, the simplest first; a list of the first one need not say it again."""
    first, *more = sorted(forms, key=lambda each: each.startswith("list of ") and each[8:] in forms)
    shorter = {f"list of {first}": "a list of them", f"keys, each with {first}": "keys, each with one"}
    if first.startswith("list of "):
        shorter[f"keys, each with {first}"] = "keys, each with such a list"
    return ", or ".join([first, *(shorter.get(each, each) for each in more)])


def _inner(schema: dict[str, Any]) -> str:
    """A form inside another one: what is said of it is said of the form, and not of the key."""
    said = schema.get("description", "")
    found = said[:1].lower() + said[1:] if said and "pattern" in schema else form(schema)
    return found.replace(", or ", " or ")


def _linked(reference: str) -> str:
    if reference == WHEN:
        return "[condition](conditions.md)"
    name = reference.rpartition("/")[2].rpartition(".")[2]
    return f"[{name}](#{anchor(name)})"


def _typed(schema: dict[str, Any]) -> str:
    if schema.get("type") == "array":
        return f"list of {_inner(schema.get('items', {}))}"
    if schema.get("type") == "integer":
        return "whole number" + (f", {schema['minimum']} or more" if "minimum" in schema else "")
    if isinstance(schema.get("additionalProperties"), dict) and schema["additionalProperties"]:
        return f"keys, each with {_inner(schema['additionalProperties'])}"
    if schema.get("format") == "date":
        return "day"
    if "pattern" in schema:
        return "duration" if schema["pattern"] in (DURATION, LONG_DURATION) else "text like the example"
    return _PLAIN.get(schema.get("type", ""), "anything")


def left_out(schema: dict[str, Any], needed: bool) -> str:
    """What holds where the key is left out; "" where that is nothing."""
    default = schema.get("default")
    return "needed" if needed else "" if default in (None, "", [], {}) else code(flow(default))


def examples(schema: dict[str, Any]) -> str:
    """Its examples, or its parts' where it has none."""
    found = schema.get("examples") or [
        example for part in schema.get("anyOf", ()) for example in part.get("examples", ())
    ]
    return ", ".join(code(flow(example)) for example in found)
