"""The words of the lists as rows: one word, one row, whatever document it stands in."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from signoff.errors import Place
from signoff.model import many
from signoff.policy import Policy
from signoff.policy.kinds._words import Word

LISTS = {
    "forbidden": ("terms", "forbidden"),
    "preferred": ("terms", "preferred"),
    "never_says": ("tone", "never_says"),
    "slang": ("formality", "slang"),
    "inclusive": ("inclusive",),
}
"""Each list by its name in the `list` column, with where it stands in a document."""
PAIRS = ("preferred", "inclusive")
"""Lists that say for each word what to write instead, and nothing more."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One word of one list. language: "" for all;  when: as the policy has it, None for every post

    place     where it stands in a policy, None for a row of a table;  document: that one's name"""

    list: str
    language: str
    word: str
    instead: str = ""
    why: str = ""
    exceptions: tuple[str, ...] = ()
    when: Any = None
    document: str = ""
    place: Place | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two rows the same word."""
        return self.list, self.language, self.word.casefold()

    @property
    def said(self) -> dict[str, Any]:
        """What is said of the word, by column."""
        about = {"instead": self.instead, "why": self.why, "except": self.exceptions, "when": self.when}
        return {name: value for name, value in about.items() if value}


def rows(policy: Policy) -> list[Row]:
    """Every word of every list of every voice document, in the order of the documents."""
    return [row for document in policy.of("voice") for name in LISTS for row in _of(document, name)]


def _of(document: Any, name: str) -> Iterator[Row]:
    value = document
    for step in LISTS[name]:
        value = getattr(value, step, None)
    by_language = value if isinstance(value, Mapping) else {"": value}
    for language, entries in by_language.items():
        path = (*LISTS[name], *([language] if isinstance(value, Mapping) else []))
        if isinstance(entries, Mapping):
            for word, instead in entries.items():
                yield _row(document, name, language, Word(word=word, instead=instead), (*path, word))
            continue
        for position, entry in enumerate(many(entries)):
            word = entry if isinstance(entry, Word) else Word(word=entry)
            yield _row(document, name, language, word, (*path, position))


def _row(document: Any, name: str, language: str, word: Word, path: tuple[Any, ...]) -> Row:
    return Row(
        list=name, language=language, word=word.word, instead=word.instead, why=word.why,
        exceptions=tuple(word.exceptions), when=word.when.written if word.when else None, document=document.name,
        place=document.place_of(*path),
    )  # fmt: skip
