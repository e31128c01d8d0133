"""The lists of words, by language: what is never written, what is written in its place, and why."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from signoff.finding import SEVERITIES
from signoff.policy import Policy
from signoff.policy.kinds._values import decided
from signoff.policy.kinds._words import Word, entries
from signoff.voice import severity_of

EVERY = ""
"""Stands for all languages, where a list is for none in particular."""
KINDS = {
    "forbidden": (("terms", "forbidden"), "voice.forbidden_term", "error"),
    "never_says": (("tone", "never_says"), "voice.tone", "warning"),
    "preferred": (("terms", "preferred"), "voice.preferred_term", "warning"),
    "inclusive": (("inclusive",), "voice.inclusive", "warning"),
    "slang": (("formality", "slang"), "voice.formality", "suggestion"),
}
"""Each list: where it stands, the finding that its words are, and how grave that is unless the policy says."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One word of a list. severity: of its finding;  exceptions: what is fine all the same"""

    word: str
    instead: str = ""
    why: str = ""
    exceptions: tuple[str, ...] = ()
    when: Any = None
    severity: str = ""


def languages(documents: Iterable[Any]) -> list[str]:
    """Every language that a list, an address, an example or a measure of reading is for, by tag."""
    found: set[str] = set()
    for document in documents:
        for path, _, _ in KINDS.values():
            value = at(document, path)
            found |= set(value) if isinstance(value, Mapping) else {EVERY} if value else set()
        found |= {*document.address, *document.readability, *(one.language for one in document.examples)}
    return sorted(found)


def severities(policy: Policy, document: Any) -> dict[str, str]:
    """How grave findings of a document's words are: what it says, and every document that holds for all posts."""
    others = [one for kind in ("voice", "checks") for one in policy.of(kind) if one.when is None]
    said = decided([*others, *([document] if document.when is not None else [])], only="severity")
    return {path[1]: severity for path, severity in said.items()}


def rows(document: Any, kind: str, language: str, graver: Mapping[str, str]) -> list[Row]:
    """The words of one list of one document, for exactly one language. graver: severities by finding or glob."""
    path, finding, usual = KINDS[kind]
    severity = severity_of(finding, dict(graver)) or usual
    if severity not in SEVERITIES:  # the policy ignores it: nobody need learn it
        return []
    found = sorted(_entries(at(document, path), language), key=lambda one: one.word.casefold())
    return [
        Row(word=one.word, instead=one.instead, why=one.why, exceptions=tuple(one.exceptions), when=one.when,
            severity=severity)
        for one in found
    ]  # fmt: skip


def _entries(value: Any, language: str) -> Iterator[Word]:
    """A mapping of words to better ones is by language first; a list may be for all of them."""
    if isinstance(value, Mapping):
        value = value.get(language)
        if isinstance(value, Mapping):
            yield from (Word(word=word, instead=instead) for word, instead in value.items())
            return
    elif language != EVERY:
        return
    yield from entries(value, language)


def at(value: Any, path: Iterable[str]) -> Any:
    """What stands at a path of a document; None where a step of it is not there."""
    for step in path:
        value = getattr(value, step, None)
    return value
