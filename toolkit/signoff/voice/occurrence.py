r"""occurrence: no more than so many, or no fewer.

    extends: occurrence
    message: "%d commas: make two sentences of it"
    scope: sentence
    token: ","
    max: 3
Counted in each piece that `scope` speaks of. Source: Vale 3, extension point `occurrence`."""

from collections.abc import Iterator
from typing import Annotated, Any

from signoff.model import about
from signoff.voice import Found, Hit, Piece, Rule


class Occurrence(Rule, tag="occurrence"):
    """Counts the places where the token stands; one finding, at the first of them that is no code."""

    token: Annotated[str, about("The pattern to count", ",")] = ""
    max: Annotated[int, about("So many at most; 0: no limit", 3, ge=0)] = 0
    min: Annotated[int, about("So many at least; 0: none needed", 1, ge=0)] = 0
    ignorecase: Annotated[bool, about("Count them in capitals too")] = False

    @property
    def needs_a_hit(self) -> bool:
        """Too few may be none at all."""
        return not self.min

    def patterns(self) -> Iterator[str]:
        """The token alone: word edges are its own matter."""
        yield ("(?i)" if self.ignorecase else "") + f"(?:{self.token})"

    def written(self) -> Iterator[tuple[tuple[Any, ...], str]]:
        """The token."""
        yield ("token",), self.token

    def weigh(self, block: Piece, hits: list[Hit]) -> Iterator[Found]:
        """One finding where there are too many or too few; at the piece's start where there are none."""
        count = len(hits)
        if not ((self.max and count > self.max) or (self.min and count < self.min)):
            return
        if not hits:
            yield Found(0, 0, (count,), match="", bare=True)
            return
        seen = (hit for hit in hits if hit.match.strip() and hit.match.strip("*@"))
        for hit in list(seen)[:1]:
            yield Found(hit.start, hit.end, (count,))
