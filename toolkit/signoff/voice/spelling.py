"""spelling: words that are in no dictionary.

    extends: spelling
    message: "Did you really mean '%s'?"
    dictionaries: [en_US]
    ignore: [our-words.txt]
    filters: ['[A-Z]{2,}']
Without a dictionary of its own, American English. Source: Vale 3, extension point `spelling`."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any

from signoff.model import about
from signoff.voice import Found, Piece, Rule
from signoff.voice._block import but_for
from signoff.voice._pattern import Pattern, pattern
from signoff.voice._vale._words import words

_FILTERS = (r"[A-Z]{1}[a-z]+[A-Z]+\w+", r"[A-Z]+\z", r"[^a-zA-Z_']")


class Spelling(Rule, tag="spelling"):
    """Finds each word that no dictionary has and no filter passes over."""

    custom: Annotated[bool, about("Without the filters that pass over acronyms, CamelCase and digits")] = False
    filters: Annotated[list[str], about("Patterns of words that are passed over", ["[A-Z]{2,}"])] = []
    ignore: Annotated[list[str] | str, about("Files of words that are fine", ["words.txt"])] = []
    dictionaries: Annotated[list[str], about("Names of Hunspell dictionaries", ["en_US"])] = []
    dicpath: Annotated[str, about("The folder they are in")] = ""
    dic: Annotated[str, about("A dictionary's words", "house.dic")] = ""
    aff: Annotated[str, about("A dictionary's endings", "house.aff")] = ""
    append: Annotated[bool, about("Besides the one that comes with it")] = False
    exceptions: Annotated[list[str], about("Patterns of words that are fine", ["bokeh"])] = []
    threshold: Annotated[int, about("Does nothing: Vale has given it up")] = 0

    def written(self) -> Iterator[tuple[tuple[Any, ...], str]]:
        """The filters and the exceptions."""
        for key in ("filters", "exceptions"):
            yield from (((key, position), part) for position, part in enumerate(getattr(self, key)))

    def look(self, block: Piece) -> Iterator[Found]:
        """A finding for each word, at the first place where its letters stand. Raises TooSlow."""
        text = self._speller.converted(block.text)
        known = self._accepted[1]
        checked = text if known is None else _without(text, known)
        for word in words(checked):
            if not self._is_known(word):
                start = checked.find(word)
                yield Found(start, start + len(word), (word,), match=word)

    def _is_known(self, word: str) -> bool:
        if self._speller.knows(word) or any(each.fits(word) for each in self._passed_over):
            return True
        accepted = self._accepted[0]
        return accepted is not None and accepted.fits(word)

    @cached_property
    def _passed_over(self) -> list[Pattern]:
        return [pattern(each) for each in [*self.filters, *(() if self.custom else _FILTERS)]]

    @cached_property
    def _accepted(self) -> tuple[Pattern | None, Pattern | None]:
        accepted = self.__dict__.get("accepted", [])
        if not accepted and not self.exceptions:
            return None, None
        edged = [rf"\b{term}\b" for term in accepted]
        several = but_for(tuple(accepted))[1] if accepted else None
        return pattern("(?i)" + "|".join([*self.exceptions, *edged])), several

    @cached_property
    def _speller(self) -> Any:
        from signoff.text.spelling import english

        return self.__dict__.get("speller") or english()


def _without(text: str, phrases: Pattern) -> str:
    for match in phrases.find(text):
        text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return text
