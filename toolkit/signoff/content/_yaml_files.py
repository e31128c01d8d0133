"""Reads the YAML files of content/ as typed models: every problem at its place, with its line."""

from collections.abc import Mapping
from typing import Any

from signoff.errors import Place, Problem
from signoff.policy import Policy, nodes, typed, with_excerpts


def read_model(
    name: str, data: bytes, kind: Any, policy: Policy, elsewhere: Mapping[str, str] | None = None
) -> tuple[Any, list[Problem]]:
    """The one document of a file as a model of `kind`, or None where it does not fit; and every problem.

    elsewhere: keys that people write and that do not belong here, with what to do instead"""
    problems: list[Problem] = []
    parts = nodes(name, data, problems)
    model = _model(parts[0], kind, policy, problems, elsewhere or {}) if parts else None
    if not parts and not problems:
        problems.append(Problem("the file says nothing", Place(name)))
    for extra in parts[1:]:
        problems.append(Problem("a second document begins here; give it a file of its own", extra.place))
    return model, with_excerpts(problems, {name: data.decode("utf-8", "replace").removeprefix("\ufeff")})


def _model(node: Any, kind: Any, policy: Policy, problems: list[Problem], elsewhere: Mapping[str, str]) -> Any:
    if not isinstance(node.value, dict):
        problems.append(Problem("this is a mapping of `key: value` lines", node.place))
        return None
    for key in [key for key in node.value if key in elsewhere]:
        problems.append(Problem(f"`{key}` does not belong here", node.keys[key], elsewhere[key]))
        del node.value[key], node.parts[key]  # else it would be an unknown key besides
    model = typed(node, kind, problems)
    if model is not None:
        problems.extend(model.problems(policy))
    return model
