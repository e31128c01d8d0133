"""Words that must stand somewhere: a disclosure, the terms of an offer, the source of a claim. Any one is enough."""

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from signoff.checks._words import Lexicon, entries
from signoff.policy.kinds._words import Word
from signoff.text import Span

if TYPE_CHECKING:
    from signoff.checks._case import Case


class Wordings(NamedTuple):
    """The words that would do, and the places where they stand."""

    words: tuple[str, ...]
    places: list[Span]


def wordings(say: Any, case: "Case") -> Wordings:
    """The words in the language of the text, of every language where it has none; `#ad` is sought as a hashtag."""
    words = tuple(entry.word for entry in _entries(say, case.language))
    tags = {word[1:].casefold() for word in words if word.startswith("#")}
    places = [Span(hit.start, hit.end, hit.entry.word) for hit in _lexicon(words).hits(case.reading)]
    places += [Span(*tag[1:]) for tag in case.reading.of_kind("hashtag") if tag.value.casefold() in tags]
    return Wordings(words, places)


def _entries(say: Any, language: str) -> Iterable[Word]:
    by_language = say if isinstance(say, dict) else {"": say}
    own = list(entries(by_language, language))
    return own or [entry for name in by_language for entry in entries({"": by_language[name]}, "")]


@lru_cache(maxsize=512)
def _lexicon(words: tuple[str, ...]) -> Lexicon:
    return Lexicon(Word(word=word) for word in words if not word.startswith("#"))
