r"""repetition: the same word twice in a row.

    extends: repetition
    message: "'%s' is repeated!"
    alpha: true
    tokens: ['[^\s]+']
Source: Vale 3, extension point `repetition`."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from operator import eq
from typing import Annotated, Any

from signoff.model import about
from signoff.text.punkt import sentences
from signoff.voice import Found, Hit, Piece, Rule

_RUN = re.compile(r"\[\^\\s[.!?,;:]*\]\+")


class Repetition(Rule, tag="repetition"):
    """Finds where what a token fits is followed by the same once more, inside one sentence."""

    tokens: Annotated[list[str], about("What is compared", [r"[^\s]+"])] = []
    max: Annotated[int, about("So many repetitions are fine", ge=0)] = 0
    ignorecase: Annotated[bool, about("`The the` is one too")] = False
    alpha: Annotated[bool, about("Only letters count")] = False
    exceptions: Annotated[list[str], about("Patterns of matches that are fine", ["had had"])] = []

    def patterns(self) -> Iterator[str]:
        """Any of the tokens."""
        yield ("(?i)" if self.ignorecase else "") + f"(?:{'|'.join(self.tokens)})"

    @property
    def is_local(self) -> bool:
        """It is, where no pattern looks around and no exception reaches over several words."""
        return self._is_by_places

    def written(self) -> Iterator[tuple[tuple[Any, ...], str]]:
        """The tokens and the exceptions."""
        for key in ("tokens", "exceptions"):
            yield from (((key, position), part) for position, part in enumerate(getattr(self, key)))

    def look(self, block: Piece) -> Iterator[Found]:
        """What stands twice in a row; most texts have nothing, which is seen without their places."""
        words = [word.strip().casefold() for word in self._strings(block.text)]
        if any(map(eq, words, words[1:])):
            yield from self.weigh(block, list(self.hits(block)))

    @cached_property
    def _strings(self) -> Callable[[str], list[str]]:
        """What the tokens find in a text. A run of letters that are none of a few signs needs no time limit."""
        if len(self.tokens) == 1 and _RUN.fullmatch(self.tokens[0]):
            return re.compile(self.tokens[0]).findall
        return self.compiled[0].strings

    def weigh(self, block: Piece, hits: list[Hit]) -> Iterator[Found]:
        """A finding over both words, where they are the same and no exception."""
        before, last, count = "", None, 0
        for hit in hits:
            word = block.text[hit.start : hit.end].strip()
            if last is not None and self._same(word, before):
                count += 1
                both = Hit(block, last.start, hit.end)
                if (
                    count > self.max
                    and len(sentences(block.text[both.start : both.end])) == 1
                    and not self.is_fine(both)
                ):
                    yield Found(both.start, both.end, (word,))
                    count = 0
            before, last = word, hit

    def _same(self, word: str, before: str) -> bool:
        if not word or (self.alpha and not all(letter.isalpha() for letter in word)):
            return False
        return word == before or (self.ignorecase and word.casefold() == before.casefold())
