"""consistency: of two ways to write it, one and not both.

    extends: consistency
    message: "Inconsistent spelling of '%s'"
    either: {advisor: adviser, centre: center}
Source: Vale 3, extension point `consistency`."""

from collections.abc import Iterator
from typing import Annotated, Any

from signoff.model import about
from signoff.voice import Found, Piece, Rule, any_of


class Consistency(Rule, tag="consistency"):
    """Finds the second way, in a text that has used the first."""

    either: Annotated[dict[str, str], about("Two ways to write the same", {"advisor": "adviser"})] = {}
    ignorecase: Annotated[bool, about("In capitals too")] = False
    nonword: Annotated[bool, about("Inside words too")] = False

    def patterns(self) -> Iterator[str]:
        """For each pair, a pattern that says by its group which of the two stands there."""
        for first, second in self.either.items():
            tokens = [f"(?P<a>{first})|(?P<b>{second})"]
            whole_words = not self.nonword
            yield any_of(tokens, whole_words=whole_words, ignorecase=self.ignorecase, template=self.template)

    def written(self) -> Iterator[tuple[tuple[Any, ...], str]]:
        """Both of each pair."""
        for first, second in self.either.items():
            yield from [(("either", first), first), (("either", first), second)]

    def look(self, block: Piece) -> Iterator[Found]:
        """A finding at the last place of a piece, once both ways of a pair were seen in the text."""
        for number, each in enumerate(self.compiled):
            last = None
            for match in each.matches(block.text):
                for way in ("a", "b"):
                    if match.group(way) is not None and match.end(way):
                        block.memory.seen.add(f"{self.name} {number} {way}")
                        last = match.span(way)
            if last and {f"{self.name} {number} a", f"{self.name} {number} b"} <= block.memory.seen:
                yield Found(*last)
