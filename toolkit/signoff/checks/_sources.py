"""What content/claims knows of a sentence: the claims whose `about` word stands in it, ready to be compared."""

from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from signoff.checks._figures import figure_said
from signoff.checks._offers import within
from signoff.checks._words import ByLanguage
from signoff.content import Claim, Library
from signoff.model import many
from signoff.text import Span

if TYPE_CHECKING:
    from signoff.checks._case import Case


class Source:
    """One file of content/claims, compiled once for a run."""

    def __init__(self, claim: Claim) -> None:
        """Takes the claim as it was read."""
        self.id, self.must_say, self.markets = claim.id, claim.must_say, many(claim.markets)
        self.last_day: date | None = claim.last_day
        self.about = ByLanguage(claim.about)
        self._written = claim.figures

    @cached_property
    def figures(self) -> frozenset[tuple[Decimal, str]]:
        """All figures that may be said."""
        return frozenset(said for written in self._written if (said := figure_said(written)))

    def expired(self, slot: datetime) -> bool:
        """Whether it no longer holds on the day of the slot, as the workspace's wall shows it."""
        return self.last_day is not None and slot.date() > self.last_day

    def holds_in(self, market: str) -> bool:
        """Whether it holds in a market; where it names none, in all."""
        return not self.markets or market in self.markets


def sources(library: Library | None) -> list[Source]:
    """Every claim of a library, in the order of ids."""
    claims: Any = library.claims if library else {}
    return [Source(claims[name]) for name in sorted(claims)]


def sources_of(case: "Case", sentence: Span) -> list[Source]:
    """The sources that speak of a sentence."""
    return [source for source in case.around.sources if within(sentence, source.about.hits(case))]
