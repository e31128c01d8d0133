r"""capitalization: headings, or whatever `scope` speaks of, in one case.

    extends: capitalization
    message: "'%s' should be in title case"
    scope: heading
    match: $title
    style: Chicago
`match` is $title, $sentence, $lower, $upper, or a pattern. Source: Vale 3, extension point `capitalization`."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any

from signoff.model import about
from signoff.text import titles
from signoff.voice import Found, Piece, Rule
from signoff.voice._block import but_for, in_own_case
from signoff.voice._pattern import Pattern, pattern

_WORD = r"[\p{N}\p{L}*]+[^\s]*"
_CASED = ("$title", "$sentence")


class Capitalization(Rule, tag="capitalization"):
    """Finds each piece of text that is not in the case that is asked for."""

    match: Annotated[str, about("$title, $sentence, $lower, $upper, or a pattern", "$sentence")] = ""
    style: Annotated[str, about("AP or Chicago, for $title", "Chicago")] = "AP"
    exceptions: Annotated[list[str], about("Words that keep their own case", ["GitHub"])] = []
    indicators: Annotated[list[str], about("After a word that ends so, a capital", [":"])] = []
    threshold: Annotated[float, about("How many of the words must be right", 0.8, ge=0)] = 0.0
    prefix: Annotated[str, about("A pattern for what may stand before", r"\d+\.\s")] = ""

    def written(self) -> Iterator[tuple[tuple[Any, ...], str]]:
        """The pattern, where `match` is one, the prefix and the exceptions."""
        if not self.match.startswith("$"):
            yield ("match",), self.match
        yield ("prefix",), self.prefix
        yield from ((("exceptions", position), part) for position, part in enumerate(self.exceptions))

    def look(self, block: Piece) -> Iterator[Found]:
        """One finding over the whole piece. Raises TooSlow."""
        wanted, is_right = self._judged(block.text)
        if not is_right:
            replaces = self.action is not None and self.action.name == "replace" and not self.action.params
            options = [wanted] if replaces and self.match in _CASED else None
            yield Found(0, len(block.text), (block.text, wanted), options)

    def _judged(self, text: str) -> tuple[str, bool]:
        if self.match in _CASED:
            return self._cased(text)
        if self.match in ("$lower", "$upper"):
            wanted = text.lower() if self.match == "$lower" else text.upper()
            return wanted, text == wanted or self._is_fine(text)
        return self.match, pattern(self.match).fits(text) or self._is_fine(text)

    def _cased(self, text: str) -> tuple[str, bool]:
        """The text in its case, and whether enough of its words are in it."""
        convert = self._convert
        wanted = convert(text)
        right, all_words = 0, 0
        targets = self._words(wanted)
        for position, word in enumerate(self._words(text)):
            if position >= len(targets) or word == targets[position] or self._is_fine(word):
                right += 1
            elif self.match == "$title":
                right += word == word.upper()
            elif position == 0 and word != titles.titled(word.lower()):
                return wanted, False
            all_words += 1
        # Without a word there is nothing to judge, and Vale divides by nothing and says it is wrong.
        return wanted, bool(all_words) and right / all_words >= (self.threshold or 0.8)

    @cached_property
    def _convert(self) -> Any:
        terms = [in_own_case(term) for term in self.fine] if self.is_cased else self.fine
        vocabulary = tuple(sorted(terms, key=lambda term: len(term.encode()), reverse=True))
        if self.match == "$title":
            return titles.Title(vocabulary, self.prefix, chicago=self.style == "Chicago", fits=_fits, find=_found)
        return titles.Sentence(vocabulary, self.prefix, tuple(self.indicators), fits=_fits, find=_found)

    def _words(self, text: str) -> list[str]:
        inside = f"{self._fine.written}|{_WORD}" if self._fine else _WORD
        return [match[0] for match in pattern(inside).matches(text)]

    @cached_property
    def _fine(self) -> Pattern | None:
        return but_for(tuple(self.fine))[0] if self.fine else None

    def _is_fine(self, text: str) -> bool:
        return self._fine is not None and self._fine.fits(text)


def _fits(written: str, text: str) -> bool:
    return pattern(written).fits(text)


def _found(written: str, text: str) -> list[str]:
    return [match[0] for match in pattern(written).matches(text)]
