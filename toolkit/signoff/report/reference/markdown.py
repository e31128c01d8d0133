"""Markdown by hand: pages, tables, code, anchors, and values as they are written in YAML."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

MADE = "<!-- Made by `make reference` from the typed models. Change those, not this page. -->"
# What needs no quotes in YAML: it begins with a letter or digit, and holds nothing that YAML reads as a sign.
_PLAIN = re.compile(r"\w(?:[\w .'/@%+*-]|:(?=[\w/]))*(?<! )")
_NUMBER = re.compile(r"[\d._]+(?:e[+-]?\d+)?|0[xo]\w+", re.IGNORECASE)
_WORDS = {"true", "false", "null", "yes", "no", "on", "off"}


def page(title: str, *parts: str) -> str:
    """A whole page: its title, and what there is below it, empty parts left out."""
    return "\n\n".join([f"# {title}", MADE, *filter(None, parts)]) + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; a column in which nothing stands is left out. "" where there are no rows."""
    listed = [list(row) for row in rows]
    wanted = [place for place in range(len(heads)) if any(row[place] for row in listed)]
    if not listed:
        return ""
    lines = [[heads[place] for place in wanted], ["---"] * len(wanted)]
    lines += [[_cell(row[place]) for place in wanted] for row in listed]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|")


def fenced(text: str, language: str = "yaml") -> str:
    """A block of code."""
    return f"```{language}\n{text}\n```" if text else ""


def code(text: str) -> str:
    """A piece of code inside a line."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def anchor(heading: str) -> str:
    """Where a heading can be linked to."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def flow(value: Any) -> str:
    """A value as people write it on one line of YAML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(key)}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, str) and _PLAIN.fullmatch(value) and not _is_something_else(value):
        return value
    return msgspec.json.encode(value).decode()


def _is_something_else(text: str) -> bool:
    return text.lower() in _WORDS or bool(_NUMBER.fullmatch(text))
