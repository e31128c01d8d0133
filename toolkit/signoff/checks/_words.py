"""Lists of words as a policy writes them, compiled once a language; what a word is, the voice says (voice/_phrases.py).

Source: the common rules of voice and checks, "Words in lists"."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from signoff.checks._reading import Reading
from signoff.model import many
from signoff.policy.kinds._words import Word
from signoff.voice import Phrases

ALL = ""  # the language of words that are for all of them


class Hit(NamedTuple):
    """A place where an entry of a list stands."""

    start: int
    end: int
    entry: Word


class Lexicon:
    """The entries for one language."""

    def __init__(self, entries: Iterable[Word]) -> None:
        """Takes each entry with its reason and its exceptions."""
        self._entries = list(entries)
        self._phrases = Phrases((entry.word, entry) for entry in self._entries)
        self._fine = Phrases((fine, entry.word) for entry in self._entries for fine in entry.exceptions)

    def __bool__(self) -> bool:
        return bool(self._entries)

    def hits(self, reading: Reading) -> list[Hit]:
        """Every place where an entry stands, outside its exceptions, in order; of places that overlap the longest."""
        if not self._entries:
            return []
        found = [Hit(*place) for place in self._phrases.find(reading)]
        fine = list(self._fine.find(reading)) if found else []
        return _longest(hit for hit in found if not _excepted(hit, fine))


def _excepted(hit: Hit, fine: Iterable[tuple[int, int, str]]) -> bool:
    return any(start <= hit.start and hit.end <= end and word == hit.entry.word for start, end, word in fine)


def _longest(found: Iterable[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


class ByLanguage:
    """A list of words, compiled for each language that asks."""

    def __init__(self, words: Any) -> None:
        """Takes a plain list, which is for all languages, or lists by language."""
        self._words = words if isinstance(words, dict) else {ALL: words}
        self._made: dict[str, Lexicon] = {}

    def of(self, language: str) -> Lexicon:
        """The entries for one language: its own (`en` for `en-GB`) and those for all."""
        if language not in self._made:
            self._made[language] = Lexicon(entries(self._words, language))
        return self._made[language]

    def hits(self, case: Any) -> list[Hit]:
        """The places in a case's text; an entry may have a `when:` of its own."""
        return [hit for hit in self.of(case.language).hits(case.reading) if case.holds(hit.entry.when)]


def entries(words: Any, language: str) -> Iterator[Word]:
    """The entries of lists by language that hold for one."""
    own = language if language in words else language.partition("-")[0]
    for name in dict.fromkeys([own, ALL]):
        for entry in many(words.get(name)):
            yield entry if isinstance(entry, Word) else Word(word=entry)


def overlaps(place: Any, spans: Iterable[Any]) -> bool:
    """Whether a place shares a character with one of the spans."""
    return any(place.start < span.end and span.start < place.end for span in spans)
