"""Which offer a text means, and what in it speaks of an offer.

The offer meant is the post's `offer:`, else the one whose code stands in the text, else the campaign's only one."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from signoff.checks._figures import PERCENT, Figure, figures
from signoff.content import Campaign, Library, Offer
from signoff.model import many
from signoff.text import Span

if TYPE_CHECKING:
    from signoff.checks._case import Case


class Offers:
    """Every offer of every campaign, found once for a run."""

    def __init__(self, library: Library | None) -> None:
        """Takes the library whose campaigns count; None: there are none."""
        self.campaigns: Mapping[str, Campaign] = library.campaigns if library else {}
        self.all = [offer for campaign in self.campaigns.values() for offer in campaign.offers]
        self.codes = frozenset(offer.code for offer in self.all if offer.code)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        inner = "|".join(re.escape(code) for code in sorted(self.codes, key=len, reverse=True))
        return re.compile(rf"(?<![\w-])(?:{inner})(?![\w-])") if inner else None

    def codes_in(self, text: str) -> list[Span]:
        """The places where a known code stands, as it is written."""
        found = self._pattern.finditer(text) if self._pattern else ()
        return [Span(match.start(), match.end(), match[0]) for match in found]

    def named(self, names: Iterable[str], campaign: str) -> list[Offer]:
        """The offers of these names: the campaign's own, else any campaign's."""
        own = self.campaigns[campaign].offers if campaign in self.campaigns else []
        return [offer for name in names for offer in _first([*own, *self.all], name)]


def _first(offers: Iterable[Offer], name: str) -> list[Offer]:
    return next(([offer] for offer in offers if offer.id == name), [])


class Place(NamedTuple):
    """Something in a text that speaks of an offer: an offer word, a percent, a sum, or a code."""

    start: int
    end: int
    what: str


class Promotion:
    """What one text says of offers. Everything is found when first asked for."""

    def __init__(self, case: "Case") -> None:
        """Takes the case whose text it is."""
        self._case = case

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The offers that front matter names."""
        return many(self._case.post.front.offer)

    @cached_property
    def codes(self) -> list[Span]:
        """Known codes in the text."""
        return self._case.around.offers.codes_in(self._case.reading.read)

    @cached_property
    def words(self) -> list[Any]:
        """Offer words in the text, as the policy lists them."""
        promotions = self._case.checks.get("promotions")
        return promotions.offer_hits(self._case) if promotions else []  # type: ignore[attr-defined]

    @cached_property
    def figures(self) -> list[Figure]:
        """Percents and sums in the text."""
        found = figures(self._case.reading.read, self._case.language)
        return [figure for figure in found if figure.is_money or figure.unit == PERCENT]

    @cached_property
    def is_promotional(self) -> bool:
        """Whether it promises something: `offer:`, a known code, or an offer word with a figure in one sentence."""
        return bool(self.named or self.codes) or any(
            within(sentence, self.words) and within(sentence, self.figures) for sentence in self._case.reading.sentences
        )

    @cached_property
    def offers(self) -> list[Offer]:
        """The offers that are meant; none where the text promises nothing, or nobody can tell which."""
        if not self.is_promotional:
            return []
        if self.named:
            return self._case.around.offers.named(self.named, self._case.post.front.campaign)
        if self.codes:
            said = {span.value for span in self.codes}
            return [offer for offer in self._case.around.offers.all if offer.code in said]
        campaign = self._case.around.offers.campaigns.get(self._case.post.front.campaign)
        return list(campaign.offers) if campaign and len(campaign.offers) == 1 else []

    @cached_property
    def first(self) -> Place | None:
        """The first offer word, percent, sum or code."""
        found = [*self.words, *self.figures, *self.codes]
        return min((Place(one.start, one.end, "") for one in found), default=None)

    def speaks_of_offers(self, sentence: Span) -> bool:
        """Whether a sentence has an offer word or a known code: its percents are the offer's."""
        return bool(within(sentence, self.words) or within(sentence, self.codes))


def within(sentence: Span, places: Iterable[Any]) -> list[Any]:
    """The places that begin inside a sentence."""
    return [place for place in places if sentence.start <= place.start < sentence.end]
