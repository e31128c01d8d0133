"""What a file says of itself: the sentence at its head, the YAML that a person would write, and what comes after."""

import re
from inspect import cleandoc
from textwrap import dedent
from typing import Any, NamedTuple

from signoff.report.reference.markdown import fenced

_YAML = re.compile(r"---$|[a-z]\w*:(?: |$)")


class Told(NamedTuple):
    """A docstring in its parts; `example` is YAML, `rest` Markdown."""

    lead: str
    example: str
    rest: str

    @property
    def whole(self) -> str:
        """All of it, as Markdown."""
        return "\n\n".join(filter(None, [self.lead, fenced(self.example), self.rest]))


def told(of: Any, name: str = "") -> Told:
    """The parts of a module's or class's docstring; `name: ` at its beginning is taken off."""
    lead, *paragraphs = cleandoc(of.__doc__ or "").split("\n\n")
    lead = " ".join(lead.removeprefix(f"{name}: ").split())
    parted = [_parted(paragraph) for paragraph in paragraphs]
    examples, rest = ("\n\n".join(filter(None, parts)) for parts in (zip(*parted, strict=True) if parted else ("", "")))
    return Told(lead[:1].upper() + lead[1:], examples, rest)


def _parted(paragraph: str) -> tuple[str, str]:
    """The YAML with which a paragraph begins, and its prose."""
    lines = paragraph.splitlines()
    if lines[0].startswith("    "):
        end = next((number for number, line in enumerate(lines) if not line.startswith("    ")), len(lines))
        return dedent("\n".join(lines[:end])), _prose(lines[end:])
    return (paragraph, "") if _YAML.match(lines[0]) else ("", _prose(lines))


def _prose(lines: list[str]) -> str:
    # Words set apart by several blanks are a small table.
    if any(re.search(r"\S  +\S", line) for line in lines):
        return fenced("\n".join(lines), "text")
    return " ".join(" ".join(lines).split())
