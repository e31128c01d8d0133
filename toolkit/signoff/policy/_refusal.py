"""Why a document does not fit its model: every error of it, in words, at its place.

msgspec names only the first error, fast; jsonschema names all of them, once something is wrong."""

import re
from collections.abc import Iterator
from typing import Any

from signoff.errors import Problem, listed, nearest

TYPES = {
    "string": "text", "integer": "a whole number", "number": "a number", "boolean": "true or false",
    "array": "a list", "object": "a mapping", "null": "nothing",
}  # fmt: skip
SECRETS = {"credentials", "secrets"}


def refusals(node: Any, kind: Any, said: str) -> list[Problem]:
    """Every error of the node against the model's schema; msgspec's own word where the schema finds none."""
    from jsonschema import Draft202012Validator

    from signoff.policy._shape import schema_of

    validator = Draft202012Validator(schema_of(kind), format_checker=Draft202012Validator.FORMAT_CHECKER)
    found = [problem for error in validator.iter_errors(node.value) for problem in _problems(error, node)]
    return sorted(set(found), key=_order) or [_from_msgspec(node, said)]


def _order(problem: Problem) -> tuple[int, int, str]:
    return (problem.place.line, problem.place.column, problem.message) if problem.place else (0, 0, problem.message)


def _problems(error: Any, node: Any) -> Iterator[Problem]:
    if error.validator in ("anyOf", "oneOf"):
        yield from _of_the_nearest(error, node)
    elif error.validator == "additionalProperties":
        yield from _unknown_keys(error, node)
    else:
        yield _plain(error, node)


def _of_the_nearest(error: Any, node: Any) -> Iterator[Problem]:
    """Of several forms, the errors of the one that was meant: same type, and wrong only deeper inside."""
    forms: dict[Any, list[Any]] = {}
    for inner in error.context:
        forms.setdefault(inner.schema_path[0], []).append(inner)
    meant = [errors for errors in forms.values() if not any(_another_type(inner, error) for inner in errors)]
    if (len(meant) == 1 and isinstance(error.instance, (dict, list))) or _one_pattern(meant):
        for inner in meant[0]:
            yield from _problems(inner, node)
        return
    wanted = listed(dict.fromkeys(_wanted(form) for form in error.schema[error.validator]))
    yield _problem(error, node, f"{_named(error)} must be {wanted}, not {_seen(error.instance)}")


def _another_type(inner: Any, error: Any) -> bool:
    return inner.validator in ("type", "enum", "const") and len(inner.path) == 0


def _one_pattern(meant: list[list[Any]]) -> bool:
    return len(meant) == 1 and len(meant[0]) == 1


def _wanted(form: dict[str, Any]) -> str:
    if "enum" in form:
        return listed(f"`{value}`" for value in form["enum"])
    return TYPES.get(form.get("type", "object"), "a mapping")


def _seen(value: Any) -> str:
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if value is None:
        return "nothing"
    if isinstance(value, (list, dict)):
        return "a list" if isinstance(value, list) else "a mapping"
    return f"`{str(value)[:60]}`"


def _unknown_keys(error: Any, node: Any) -> Iterator[Problem]:
    known = error.schema.get("properties", {})
    owner = node.at(error.absolute_path)
    for key in error.instance:
        if key not in known:
            said = f"{_named(error)} has no key `{key}`; {nearest(key, known)}".rstrip("; ")
            why = f"{_about(error.schema)} The keys are {listed(sorted(known), 'and')}.".strip()
            yield Problem(said, owner.keys.get(key, owner.place), why)


def _plain(error: Any, node: Any) -> Problem:
    saying = _SAYINGS.get(error.validator)
    return _problem(error, node, saying(error) if saying else error.message)


def _problem(error: Any, node: Any, message: str) -> Problem:
    path = list(error.absolute_path)
    excerpt = " " if SECRETS.intersection(map(str, path)) else ""
    return Problem(message, node.at(path).place, _about(error.schema), excerpt)


def _missing(error: Any) -> str:
    key = re.match(r"'(.+)' is a required property", error.message)
    return f"{_named(error)} has no `{key[1] if key else '?'}`"


def _type(error: Any) -> str:
    wanted = error.validator_value
    kinds = [TYPES[name] for name in ([wanted] if isinstance(wanted, str) else wanted)]
    return f"{_named(error)} must be {listed(kinds)}, not {_seen(error.instance)}"


def _enum(error: Any) -> str:
    allowed = error.validator_value if error.validator == "enum" else [error.validator_value]
    words = listed(f"`{value}`" for value in allowed)
    said = f"{_named(error)} must be {words}, not {_seen(error.instance)}"
    return f"{said}; {nearest(str(error.instance), map(str, allowed))}".rstrip("; ")


def _pattern(error: Any) -> str:
    if SECRETS.intersection(map(str, error.absolute_path)):
        return f"{_named(error)} holds a secret; write where it is kept: `env:NAME`, `file:PATH` or `keyring:NAME`"
    examples = listed(f"`{example}`" for example in error.schema.get("examples", []))
    wanted = error.schema.get("description", "another form")
    return f"{_named(error)} cannot be {_seen(error.instance)}: {wanted}" + (
        f", such as {examples}" if examples else ""
    )


def _bound(error: Any) -> str:
    word = "at least" if error.validator.startswith(("min", "exclusiveMin")) else "at most"
    return f"{_named(error)} must be {word} {error.validator_value}, not {_seen(error.instance)}"


def _format(error: Any) -> str:
    if error.validator_value != "date":
        return str(error.message)
    return f"{_named(error)} is a day such as `{_as_day(error.instance)}`, not {_seen(error.instance)}"


def _as_day(written: str) -> str:
    """The day that was meant, where only one can be: `12/24/2026` is `2026-12-24`."""
    found = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", str(written))
    month, day = sorted(int(part) for part in found.groups()[:2]) if found else (0, 0)
    return f"{found[3]}-{month:02}-{day:02}" if found and 1 <= month <= 12 < day <= 31 else "2026-12-24"


_SAYINGS = {
    "required": _missing,
    "type": _type,
    "enum": _enum,
    "const": _enum,
    "pattern": _pattern,
    "format": _format,
    "minimum": _bound,
    "maximum": _bound,
}


def _named(error: Any) -> str:
    """What a person calls the place: the last key of its path; "this document" at the top."""
    keys = [step for step in error.absolute_path if isinstance(step, str)]
    name = error.instance.get("name") if isinstance(error.instance, dict) else None
    if isinstance(name, str) and keys:
        return f"`{keys[-1]}` (`{name}`)"
    return f"`{keys[-1]}`" if keys else "this document"


def _about(schema: Any) -> str:
    return schema.get("description", "").strip().partition("\n")[0] if isinstance(schema, dict) else ""


def _from_msgspec(node: Any, said: str) -> Problem:
    message, _, where = said.partition(" - at `")
    path = [int(step) if step.isdigit() else step for step in re.findall(r"[^.$\[\]`]+", where)]
    return Problem(message, node.at(path).place)
