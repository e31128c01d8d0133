"""What a YAML file is read into: nodes that know their place; and a file's bytes as text."""

import re
from typing import Any

import msgspec

from signoff.errors import Place, Problem

MOST_BYTES = 1_000_000
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Unreadable(Exception):
    """The rest of this file cannot be read; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        """Carries the one problem that ended the reading."""
        super().__init__(str(problem))
        self.problem = problem


class Node(msgspec.Struct):
    """A value with its place. `value` is plain Python; `parts` are the nodes inside, by key or position."""

    value: Any
    place: Place
    parts: dict[Any, "Node"] = {}
    keys: dict[str, Place] = {}

    def at(self, path: Any) -> "Node":
        """The deepest node along a path of keys and positions; stops where the path leaves the tree."""
        node = self
        for step in path:
            if step not in node.parts:
                break
            node = node.parts[step]
        return node


def decode(data: bytes, file: str) -> str:
    """The text of a file. Raises Unreadable for what is too large, not UTF-8, or holds control characters."""
    if len(data) > MOST_BYTES:
        raise Unreadable(Problem(f"the file has {len(data):,} bytes; at most {MOST_BYTES:,} are read", Place(file)))
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(not_utf8(error, file)) from None
    if found := FORBIDDEN.search(text):
        place = place_in(text, found.start(), file)
        raise Unreadable(Problem(f"a control character (U+{ord(found[0]):04X}) stands here; delete it", place))
    return text


def not_utf8(error: UnicodeDecodeError, file: str) -> Problem:
    """What to say of a file in another encoding, at its first byte that is not UTF-8."""
    before = error.object[: error.start].decode("utf-8", "replace")
    byte = error.object[error.start]
    why = "Save the file as UTF-8 (in most editors: Save with Encoding)."
    return Problem(f"not UTF-8: byte 0x{byte:02X} is no letter here", place_in(before, len(before), file), why)


def place_in(text: str, offset: int, file: str, width: int = 1) -> Place:
    """The place of an offset (code points) in a text."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Place(file, text.count("\n", 0, offset) + 1, offset - line_start + 1, width)
