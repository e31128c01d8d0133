"""existence: these words must not be there.

    extends: existence
    message: "'%s' sounds like an advert"
    ignorecase: true
    tokens: [act now, once in a lifetime]
    exceptions: [act now, pay later]
Source: Vale 3, extension point `existence`."""

from collections.abc import Iterator
from typing import Annotated, Any

from signoff.model import about
from signoff.voice import Found, Hit, Piece, Rule, any_of


class Existence(Rule, tag="existence"):
    """Finds each place where one of the tokens stands."""

    tokens: Annotated[list[str], about("Words or patterns to find", ["act now"])] = []
    raw: Annotated[list[str], about("Patterns joined as they are, before the tokens", [r"\bvery\s"])] = []
    append: Annotated[bool, about("Join `raw` after the tokens instead")] = False
    ignorecase: Annotated[bool, about("Find them in capitals too")] = False
    nonword: Annotated[bool, about("Find them inside words too")] = False
    exceptions: Annotated[list[str], about("Patterns of matches that are fine", ["act now, pay later"])] = []

    def patterns(self) -> Iterator[str]:
        """Any of the tokens, with `raw` before or after them."""
        whole_words = not self.nonword and bool(self.tokens)
        words = any_of(self.tokens, whole_words=whole_words, ignorecase=False, template=self.template)
        raw = "".join(self.raw)
        yield ("(?i)" if self.ignorecase else "") + (words + raw if self.append else raw + words)

    @property
    def is_local(self) -> bool:
        """It is, where no pattern looks around and no exception reaches over several words."""
        return self._is_by_places

    def written(self) -> Iterator[tuple[tuple[Any, ...], str]]:
        """The tokens, the exceptions, and `raw` as one."""
        for key in ("tokens", "exceptions"):
            yield from (((key, position), part) for position, part in enumerate(getattr(self, key)))
        yield ("raw",), "".join(self.raw)

    @property
    def fine(self) -> list[str]:
        """The exceptions. A word of a vocabulary says nothing of a match that need not be words."""
        return self.exceptions if self.nonword else super().fine

    def look(self, block: Piece) -> Iterator[Found]:
        """Each place at once, where there are no exceptions to look at it for."""
        if self.fine:
            yield from super().look(block)
            return
        for each in self.compiled:
            for start, end, _ in each.places(block.text):
                yield Found(start, end)

    def judge(self, block: Piece, hit: Hit) -> Iterator[Found]:
        """A finding, unless the match is an exception."""
        if not self.is_fine(hit):
            yield Found(hit.start, hit.end)
