"""duplicates: the same text, or nearly the same, twice on one channel within so many hours.

    duplicates: {same_within: 720h, near_within: 336h, similarity: 0.75}

Texts are compared in small letters, without links, mentions, hashtags, emoji and punctuation. Near: the Dice
coefficient of the multisets of neighbouring word pairs, of texts of 8 words or more. Found at the later post."""

from collections.abc import Iterator
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar

from signoff.checks._check import Check
from signoff.checks._neighbours import Earlier, Within
from signoff.clock import DURATION, seconds, wall
from signoff.finding import Finding
from signoff.model import about

if TYPE_CHECKING:
    from signoff.checks._case import Case


class Duplicates(Check):
    """Posts that repeat an earlier one. The same text is looked for always; near ones where `near_within` is said."""

    id: ClassVar[str] = "duplicates"
    severities: ClassVar = {"same": "error", "near": "warning"}
    always: ClassVar[bool] = True

    same_within: Annotated[str, about("Within so long the same text is found", "720h", pattern=DURATION)] = "720h"
    near_within: Annotated[
        Annotated[str, about("A duration", "336h", pattern=DURATION)] | None,
        about("Within so long near ones are found"),
    ] = None
    similarity: Annotated[float, about("From this Dice coefficient on texts are near", 0.75, gt=0, le=1)] = 0.75

    def look(self, case: "Case") -> Iterator[Finding]:
        """The earlier post on one of its channels; the same before the nearest."""
        found = [each for channel in case.channels if (each := self._earlier(case, channel.name))]
        if found:
            yield self._finding(case, max(found, key=lambda each: (each.same, each.similarity, each.slot, each.post)))

    def _earlier(self, case: "Case", channel: str) -> Earlier | None:
        return case.around.neighbours.earlier(case.post, channel, self.within)

    def _finding(self, case: "Case", earlier: Earlier) -> Finding:
        day = f"{wall(earlier.slot, case.around.zone):%Y-%m-%d %H:%M}"
        if earlier.same:
            return self.at_first_line(case, "same", f"it says the same as `{earlier.post}` of {day}")
        alike = f"{earlier.similarity:.0%} of its word pairs are those of `{earlier.post}` of {day}"
        return self.at_first_line(case, "near", f"it says nearly the same as an earlier post: {alike}")

    @cached_property
    def within(self) -> Within:
        """How far apart, and how alike."""
        near = timedelta(seconds=seconds(self.near_within)) if self.near_within else None
        return Within(timedelta(seconds=seconds(self.same_within)), near, self.similarity)
