r"""conditional: what is used must be explained before.

    extends: conditional
    message: "'%s' has no definition"
    first: '\b([A-Z]{3,5})\b'
    second: '(?:\b[A-Z][a-z]+ )+\(([A-Z]{3,5})\)'
    exceptions: [ABC, USA]
A `second` with a group explains what the group holds; one without only has to be there. Source: Vale 3,
`conditional`."""

from collections.abc import Iterator
from typing import Annotated, Any

from signoff.model import about
from signoff.voice import Found, Piece, Rule
from signoff.voice._pattern import pattern


class Conditional(Rule, tag="conditional"):
    """Finds each `first` that no `second` of the text has explained."""

    first: Annotated[str, about("What is used", r"\b([A-Z]{3,5})\b")] = ""
    second: Annotated[str, about("What explains it", r"\(([A-Z]{3,5})\)")] = ""
    ignorecase: Annotated[bool, about("Does nothing: Vale does not heed it here")] = False
    exceptions: Annotated[list[str], about("What needs no explanation", ["USA"])] = []

    def patterns(self) -> Iterator[str]:
        """What is used; what explains it alone is nothing to find."""
        yield self.first

    def sifted(self) -> Iterator[str]:
        """Both: what is explained here may be used further down."""
        yield from (self.first, self.second)

    def written(self) -> Iterator[tuple[tuple[Any, ...], str]]:
        """Both patterns and the exceptions."""
        yield from [(("first",), self.first), (("second",), self.second)]
        yield from ((("exceptions", position), part) for position, part in enumerate(self.exceptions))

    def look(self, block: Piece) -> Iterator[Found]:
        """A finding for each use that was not explained so far."""
        explained = pattern(self.second)
        opened = self.second.count("(") > self.second.count("(?") + self.second.count(r"\(")
        if not opened and explained.fits(block.text):
            return
        if opened:
            for match in explained.matches(block.text):
                block.memory.seen.update(group for group in match.groups() if group)
        for hit in self.hits(block):
            known = opened and hit.match in block.memory.seen
            if not known and not self.is_fine(hit):
                yield Found(hit.start, hit.end)
