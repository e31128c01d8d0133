"""The one YAML reader: YAML 1.2 core scalars, places on everything, and nothing that can run code or hide.

Refused, each with its place: anchors, aliases, merge keys, tags, keys given twice, files over 1 MB, nesting over 64,
bytes that are not UTF-8, control characters, invisible or look-alike characters in keys and names.
Source: YAML 1.2.2, chapter 10.3 (core schema); DESIGN section 4."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from signoff.errors import Place, Problem
from signoff.policy._letters import hidden_letters
from signoff.policy._node import Node, Unreadable

MOST_DEPTH = 64
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NULLS = {"", "~", "null", "Null", "NULL"}
TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
WHOLE = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
REAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def documents(text: str, file: str, problems: list[Problem], first_line: int = 1) -> Iterator[Node]:
    """Every document of a text. What is wrong and can be stepped over is added to `problems`; syntax ends the file.

    first_line: the line of `file` on which `text` begins, for a piece such as front matter."""
    reader = _Reader(file, problems, first_line - 1)
    try:
        events = yaml.parse(text, Loader=LOADER)
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                yield reader.node(next(events), events, 0)
    except yaml.MarkedYAMLError as error:
        problems.append(reader.syntax(error))
    except yaml.YAMLError as error:
        problems.append(Problem(f"not YAML: {error}", Place(file)))
    except Unreadable as error:
        problems.append(error.problem)


class _Reader:
    """Turns parser events into nodes; one per file."""

    def __init__(self, file: str, problems: list[Problem], shift: int) -> None:
        self.file, self.problems, self.shift = file, problems, shift

    def place(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        width = end.column - start.column if end.line == start.line else 1
        return Place(self.file, start.line + 1 + self.shift, start.column + 1, max(1, width))

    def complain(self, event: Any, message: str, why: str = "") -> None:
        self.problems.append(Problem(message, self.place(event), why))

    def syntax(self, error: yaml.MarkedYAMLError) -> Problem:
        mark = error.problem_mark or error.context_mark
        place = Place(self.file, mark.line + 1 + self.shift, mark.column + 1) if mark else Place(self.file)
        said = error.problem or "it could not be read"
        why = "A tab may not indent; use spaces." if "\\t" in said or "tab" in said else ""
        return Problem(f"not YAML: {said}", place, why)

    def node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        if depth > MOST_DEPTH:
            raise Unreadable(Problem(f"nested deeper than {MOST_DEPTH}", self.place(event)))
        self.refuse_tricks(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(event, events, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, events, depth)
        return Node(scalar(event) if isinstance(event, yaml.ScalarEvent) else None, self.place(event))

    def refuse_tricks(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            self.complain(event, f"an alias (`*{event.anchor}`) is not allowed; write the value out")
        elif getattr(event, "anchor", None):
            self.complain(
                event, f"an anchor (`&{event.anchor}`) is not allowed; write the value out where it is needed"
            )
        if getattr(event, "tag", None):
            self.complain(
                event, f"a tag (`{event.tag}`) is not allowed: a policy is plain data, and nothing in it runs"
            )

    def sequence(self, start: Any, events: Iterator[Any], depth: int) -> Node:
        parts = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            parts.append(self.node(event, events, depth + 1))
        return Node([part.value for part in parts], self.place(start), dict(enumerate(parts)))

    def mapping(self, start: Any, events: Iterator[Any], depth: int) -> Node:
        node = Node({}, self.place(start), {}, {})
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self.key(event, events, node, depth)
            value = self.node(next(events), events, depth + 1)
            if key is not None:
                node.value[key], node.parts[key] = value.value, value
                self.refuse_hidden(key, value)
        return node

    def key(self, event: Any, events: Iterator[Any], node: Node, depth: int) -> str | None:
        if not isinstance(event, yaml.ScalarEvent):
            self.complain(event, "a key must be a plain word")
            self.node(event, events, depth + 1)
            return None
        self.refuse_tricks(event)
        key, place = event.value, self.place(event)
        if key == "<<":
            self.complain(event, "a merge key (`<<`) is not allowed; write the keys out")
            return None
        if key in node.keys:
            first = node.keys[key]
            self.complain(event, f"`{key}` is given twice; first at line {first.line}, column {first.column}")
            return None
        if said := hidden_letters(key):
            self.complain(event, f"the key holds {said}")
        node.keys[key] = place
        return key

    def refuse_hidden(self, key: str, value: Node) -> None:
        if key in ("name", "id") and isinstance(value.value, str) and (said := hidden_letters(value.value)):
            self.problems.append(Problem(f"`{key}` holds {said}", value.place))


def scalar(event: Any) -> Any:
    """The value of a scalar; a quoted one is text, whatever it looks like."""
    return plain(event.value) if event.implicit[0] else event.value


def plain(text: str) -> Any:
    """What text without quotes means by YAML 1.2's core rules: `no`, `on`, `17:00` and `2026-12-01` stay text."""
    if text in NULLS:
        return None
    if text in TRUTHS:
        return TRUTHS[text]
    if WHOLE.fullmatch(text):
        return int(text, 0) if text[:2] in ("0o", "0x") else _whole(text)
    return float(text) if REAL.fullmatch(text) else text


def _whole(text: str) -> int | str:
    return int(text) if len(text) <= 18 else text
