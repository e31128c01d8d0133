"""Lists of words as analysts write them: for one language or for all, plain or with a reason."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal
from unicodedata import combining

import msgspec

from signoff.errors import Place, Problem
from signoff.model import Model, about, many
from signoff.policy.conditions import When

Severity = Literal["suggestion", "warning", "error", "ignore"]
Severities = Annotated[
    dict[str, Severity], about("Severity by finding or glob; the most exact wins", {"voice.*": "error"})
]


class Word(Model):
    """A word with its reason. Found whole, in any case; `*` at the end is any ending."""

    word: Annotated[str, about("The word or words", "lēt*")]
    why: Annotated[str, about("Why it must not stand", "we coach people")] = ""
    instead: Annotated[str, about("What to write instead", "izdevīgs")] = ""
    exceptions: Annotated[list[str], about("Inside these it is fine", ["lētticīb*"])] = msgspec.field(
        name="except", default_factory=list
    )
    when: Annotated[When | None, about("Only for these posts", {"market": "LV"})] = None


Words = Annotated[
    list[str | Word] | dict[str, list[str | Word]],
    about("Words for all languages, or by language", {"en": ["cheap"], "lv": ["lēt*"]}),
]


class Example(Model):
    """A sentence that is a test of its document: `good` finds nothing of it, `bad` finds what `finds` says."""

    good: Annotated[str | None, about("A sentence that is fine", "We open at ten.")] = None
    bad: Annotated[str | None, about("A sentence that is not", "This shoe is a game-changer.")] = None
    finds: Annotated[list[str], about("What is found in the bad one", ["voice.tone"])] = []
    language: Annotated[str, about("Its language", "en")] = ""


def in_language(words: Any, language: str) -> Any:
    """What is said for one language, by its tag (`en-GB`) or its first part (`en`); what is no mapping is for all."""
    if not isinstance(words, dict):
        return words
    return words.get(language, words.get(language.partition("-")[0]))


def entries(words: Any, language: str) -> Iterator[Word]:
    """The entries of a list for one language, each as a Word."""
    for entry in many(in_language(words, language)):
        yield entry if isinstance(entry, Word) else Word(word=entry)


def unfindable(owner: Model, *path: str) -> Iterator[Problem]:
    """A problem for each word below a path that could be found nowhere; of a mapping by word, its keys are meant."""
    node = owner.node
    for step in path:
        node = node and node.parts.get(step)
    for word, place in _words(node) if node else ():
        if said := _wrong(word):
            yield Problem(said, place, "`*` is any ending: it stands once, at the end of a word.")


def _words(node: Any) -> Iterator[tuple[str, Place]]:
    if isinstance(node.value, str):
        yield node.value, node.place
    elif isinstance(node.value, list):
        for part in node.parts.values():
            yield from _words(part)
    elif "word" in node.parts:
        for key in ("word", "except"):
            yield from _words(node.parts[key]) if key in node.parts else ()
    else:
        yield from _by_language(node)


def _by_language(node: Any) -> Iterator[tuple[str, Place]]:
    for part in node.parts.values():
        if isinstance(part.value, dict):
            yield from part.keys.items()
        else:
            yield from _words(part)


def _wrong(word: str) -> str:
    if not word.strip(" *"):
        return f"`{word}` has no word to find"
    if any(not _in_word(word[star - 1 : star]) or _in_word(word[star + 1 : star + 2]) for star in _stars(word)):
        return f"`{word}` has a `*` that does not end a word"
    return ""


def _in_word(letter: str) -> bool:
    return letter.isalnum() or bool(letter and combining(letter))


def _stars(word: str) -> list[int]:
    return [position for position, letter in enumerate(word) if letter == "*"]
