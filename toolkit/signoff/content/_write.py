"""Writes a post as a person would: front matter, the default text, each variant under its heading."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from signoff.content._page import FENCE, written_text
from signoff.content._post import DEFAULT, Post
from signoff.policy import plain

WORD = re.compile(r"\w(?:(?:[\w ./%@+-]|:(?=\S))*[\w./%@+-])?")
# Other programs still read YAML 1.1, where these are true and false.
ELSEWHERE_TRUE = {"y", "n", "yes", "no", "on", "off"}
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
HIDDEN = re.compile(
    '[\\\\"\x00-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]'
)
BLOCK_LINE = re.compile(r"\S(?:.*\S)?")


def write_post(post: Post) -> bytes:
    """The file of a post: `read_post` makes the same post of it, with the same revision.

    Stable: the same post is always the same bytes. What its front matter leaves out stays out."""
    head = [line for key, value in said(post.front) for line in _entry(key, value, "")]
    body = [_variant(name, text.words) for name, text in post.texts.items() if name != DEFAULT or text.words]
    return "\n".join([FENCE, *head, FENCE, "\n\n".join(body), ""]).encode()


def with_words(data: bytes, post: Post, variant: str, words: str) -> bytes:
    """The file of a post with other words for one of its texts; every other line stays as it is. Line ends become LF.

    data   the file that the post was read from;  variant: one of its texts"""
    lines = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    places = post.texts[variant].lines
    first, last = places[0][0] - 1, places[-1][0]
    return "\n".join([*lines[:first], *written_text(words.strip("\n")).split("\n"), *lines[last:]]).encode()


def yaml_lines(mapping: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """Plain data as YAML, line by line, as a person would write it; read again, it is the same data."""
    for key, value in mapping.items():
        yield from _entry(key, value, indent)


def said(front: msgspec.Struct) -> Iterator[tuple[str, Any]]:
    """The keys of front matter that say something, in the order of the reference, as plain data."""
    for field in _fields(type(front)):
        value = getattr(front, field.name)
        if field.required or value != _left_out(field):
            yield field.encode_name, _plain(value)


@cache
def _fields(model: type[msgspec.Struct]) -> tuple[Any, ...]:
    return msgspec.structs.fields(model)


def _left_out(field: Any) -> Any:
    return field.default if field.default is not msgspec.NODEFAULT else field.default_factory()


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return dict(said(value)) if isinstance(value, msgspec.Struct) else value


def _variant(name: str, words: str) -> str:
    return f"## {name}\n{written_text(words)}" if name != DEFAULT else written_text(words)


def _entry(key: str, value: Any, indent: str) -> Iterator[str]:
    """The lines of one `key: value`."""
    name = f"{indent}{_scalar(key)}:"
    if isinstance(value, dict) and value:
        yield name
        for inner, part in value.items():
            yield from _entry(inner, part, indent + "  ")
    elif isinstance(value, list) and any(isinstance(each, (dict, list)) for each in value):
        yield name
        for each in value:
            yield from _item(each, indent + "  ")
    elif isinstance(value, str) and _is_block(value):
        yield f"{name} |-"
        yield from (f"{indent}  {line}" if line else "" for line in value.split("\n"))
    else:
        yield f"{name} {_flow(value)}"


def _item(value: Any, indent: str) -> Iterator[str]:
    """The lines of one `- value`; a mapping begins on the line of its dash."""
    if not isinstance(value, dict) or not value:
        yield f"{indent}- {_flow(value)}"
        return
    lines = [line for key, part in value.items() for line in _entry(key, part, indent + "  ")]
    yield f"{indent}- {lines[0].lstrip()}"
    yield from lines[1:]


def _flow(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, list):
        return f"[{', '.join(_flow(each) for each in value)}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(key)}: {_flow(part)}" for key, part in value.items()) + "}"
    return _scalar(value)


def _scalar(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    if not isinstance(value, str):
        return repr(value)
    return value if _is_plain(value) else f'"{HIDDEN.sub(_escaped, value)}"'


def _is_plain(text: str) -> bool:
    """Whether the text means itself without quotes: no other type, no sign that YAML reads."""
    return bool(WORD.fullmatch(text)) and text.lower() not in ELSEWHERE_TRUE and plain(text) == text


def _is_block(text: str) -> bool:
    """Whether several lines can stand as they are: none of them blank, padded, or with letters to escape."""
    lines = text.split("\n")
    return len(lines) > 1 and all(BLOCK_LINE.fullmatch(line) and not _odd(line) for line in lines)


def _odd(line: str) -> bool:
    return any(found not in '\\"' for found in HIDDEN.findall(line))


def _escaped(match: re.Match[str]) -> str:
    letter = match[0]
    return ESCAPES.get(letter) or (f"\\x{ord(letter):02x}" if ord(letter) < 256 else f"\\u{ord(letter):04x}")
