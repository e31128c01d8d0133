"""A policy test as YAML that a person reads and `signoff test` runs."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

PLAIN = re.compile(r"[A-Za-z_][\w-]*|\d{4}-\d\d-\d\d[T ][\d:+.]+")
OTHERWISE = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


def written(test: Mapping[str, Any], without: tuple[str, ...] = ()) -> str:
    """The test in YAML, each part on a line of its own; without some of its keys where asked."""
    return "".join(f"{line}\n" for key, value in test.items() if key not in without for line in _lines(key, value))


def _lines(key: str, value: Any) -> Iterator[str]:
    if isinstance(value, list) and value:
        yield f"{key}:"
        yield from (f"  - {flow(item)}" for item in value)
    else:
        yield f"{key}: {flow(value)}"


def flow(value: Any) -> str:
    """A value in flow style, with as few quotes as can be."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{flow(key)}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, str) and PLAIN.fullmatch(value) and value.lower() not in OTHERWISE:
        return value
    return msgspec.json.encode(value).decode()
