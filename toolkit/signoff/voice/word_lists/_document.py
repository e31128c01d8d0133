"""The policy file that is made from a table: marked as made, so that a hand that changed it is noticed."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from signoff.content import yaml_lines
from signoff.voice.word_lists._rows import LISTS, PAIRS, Row

MARK = "# made-from-a-table: "
HEAD = """\
# yaml-language-server: $schema=../schemas/voice.json
# Decides: words that we do not use, and what we write instead: the list {file}.
# Ask: whoever keeps that list.
# Try: change the list and run `signoff words import` again. What is changed here by hand is not written over.
"""


def document_text(file: str, name: str, found: Iterable[Row]) -> str:
    """The YAML of the rows. Words for all languages are a document apart: a list is either by language or not."""
    rows = sorted(found, key=lambda row: (row.language, row.word.casefold()))
    parts = [
        _document(name, [row for row in rows if row.language]),
        _document(name, [r for r in rows if not r.language]),
    ]
    body = HEAD.format(file=" ".join(file.split())) + "---\n".join(filter(None, parts))
    return f"{MARK}{_digest(body)}\n{body}"


def is_ours(text: str) -> bool:
    """Whether the file was made from a table, and no hand changed it since."""
    first, _, body = text.replace("\r\n", "\n").partition("\n")
    return first == f"{MARK}{_digest(body)}"


def _digest(body: str) -> str:
    return sha256(body.encode()).hexdigest()


def _document(name: str, rows: list[Row]) -> str:
    if not rows:
        return ""
    said: dict[str, Any] = {"kind": "voice", "name": name}
    for row in rows:
        path = [*LISTS[row.list], *([row.language] if row.language else [])]
        within = said
        for step in path[:-1]:
            within = within.setdefault(step, {})
        if row.list in PAIRS:
            within.setdefault(path[-1], {})[row.word] = row.instead
        else:
            within.setdefault(path[-1], []).append({"word": row.word, **_more(row)} if row.said else row.word)
    return "\n".join(yaml_lines(said)) + "\n"


def _more(row: Row) -> dict[str, Any]:
    return {name: list(value) if name == "except" else value for name, value in row.said.items()}
