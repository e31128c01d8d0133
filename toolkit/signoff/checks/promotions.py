"""promotions: what a text promises is what the campaign's offer gives: percent, price, code, dates, market, terms.

    promotions: {offer_words: {en: ["off", discount*], lv: [atlaid*]}, code_words: {en: [code], lv: [kod*]}}

A text is promotional with `offer:`, a known code, or an offer word together with a percent or a sum in one sentence.
A weekday that does not fit the date beside it is found in any text."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar

from signoff.checks._check import Check
from signoff.checks._figures import PERCENT, Figure
from signoff.checks._promises import WISHED, percents_of, shown, sums_of
from signoff.checks._sources import sources_of
from signoff.checks._until import differences, untils
from signoff.checks._weekdays import wrong_weekdays
from signoff.checks._wordings import wordings
from signoff.checks._words import ByLanguage, Hit
from signoff.content import Offer
from signoff.errors import Problem, listed
from signoff.finding import Finding
from signoff.model import about, many
from signoff.policy.kinds._words import Words, unfindable
from signoff.text import Span

if TYPE_CHECKING:
    from signoff.checks._case import Case
    from signoff.policy import Policy

_CODE = re.compile(r"(?:\s+(?:is|ir|word))?\s*[:=–-]?\s*[„“”\"'«‘]?(?P<code>[A-ZĀ-Ž0-9][A-ZĀ-Ž0-9_-]+)(?!\w)")
_MINUTE = timedelta(minutes=1)
_FINDINGS = (
    "unknown_offer", "percent_differs", "price_differs", "code_differs", "ended", "not_started", "wrong_market",
    "date_differs", "time_differs", "terms_missing", "weekday_wrong",
)  # fmt: skip


class Promotions(Check):
    """Promises that the offer does not keep."""

    id: ClassVar[str] = "promotions"
    severities: ClassVar = dict.fromkeys(_FINDINGS, "error")

    offer_words: Annotated[Words, about("Words that promise something", {"en": ["off", "discount*"]})] = []
    code_words: Annotated[Words, about("Words before a code", {"en": ["code"]})] = []

    def problems(self, policy: "Policy") -> Iterator[Problem]:
        """Words that could be found nowhere."""
        yield from unfindable(self, "offer_words")
        yield from unfindable(self, "code_words")

    def look(self, case: "Case") -> Iterator[Finding]:
        """The weekdays of any text; and if it promises something, each promise."""
        for start, end, message in wrong_weekdays(case.reading.read, case.slot.date()):
            yield self.found(case, "weekday_wrong", start, end, message)
        if not case.promotion.is_promotional:
            return
        if not case.promotion.offers:
            yield self._unknown(case)
            return
        for look in (self._figures, self._codes, self._slot, self._markets, self._untils, self._terms):
            yield from look(case, case.promotion.offers)

    def offer_hits(self, case: "Case") -> list[Hit]:
        """The offer words of a text."""
        return self._offer_words.hits(case)

    def _unknown(self, case: "Case") -> Finding:
        named = case.promotion.named
        if named:
            message = f"no campaign has an offer {listed(f'`{name}`' for name in named)}"
            return self.at_key(case, "unknown_offer", "offer", message)
        message = "this promises something, and no offer is meant: name it with `offer:`, its code, or its campaign"
        first = case.promotion.first
        return self.found(case, "unknown_offer", first.start if first else 0, first.end if first else 0, message)

    def _figures(self, case: "Case", offers: list[Offer]) -> Iterator[Finding]:
        percents = {percent for offer in offers for percent in percents_of(offer)}
        sums = {said for offer in offers for said in sums_of(offer)}
        spoken = [one for one in case.reading.sentences if case.promotion.speaks_of_offers(one)]
        for figure in case.promotion.figures:
            if figure.is_money and figure.said not in sums:
                yield self._differs(case, "price_differs", figure.start, figure.end, offers, "sum")
            elif figure.unit == PERCENT and figure.value not in percents and _is_of_offer(case, figure, spoken):
                yield self._differs(case, "percent_differs", figure.start, figure.end, offers, "percent")

    def _codes(self, case: "Case", offers: list[Offer]) -> Iterator[Finding]:
        codes = {offer.code for offer in offers}
        for hit in self._code_words.hits(case):
            match = _CODE.match(case.reading.read, hit.end)
            if match and re.search("[A-ZĀ-Ž]", match["code"]) and match["code"] not in codes:
                yield self._differs(case, "code_differs", match.start("code"), match.end("code"), offers, "code")

    def _differs(self, case: "Case", what: str, start: int, end: int, offers: list[Offer], word: str) -> Finding:
        names = listed((f"`{offer.id}`" for offer in offers), "and")
        wished = WISHED[word](offers) or f"it has no {word}"
        message = f"“{case.reading.words[start:end]}” is no {word} of {names}: {wished}"
        return self.found(case, what, start, end, message)

    def _slot(self, case: "Case", offers: list[Offer]) -> Iterator[Finding]:
        for offer in offers:
            ends, starts = offer.ends_at(case.around.policy.zone), offer.starts_at(case.around.policy.zone)
            if case.slot >= ends + _MINUTE:
                yield self.at_key(case, "ended", "schedule", f"`{offer.id}` has ended by then: {shown(ends)}")
            elif starts and case.slot < starts:
                yield self.at_key(case, "not_started", "schedule", f"`{offer.id}` begins only {shown(starts)}")

    def _markets(self, case: "Case", offers: list[Offer]) -> Iterator[Finding]:
        own = many(case.post.front.market)
        for channel in case.channels:
            markets = own or many(channel.market)
            for offer in offers:
                if wrong := [market for market in markets if offer.markets and market not in many(offer.markets)]:
                    message = f"`{offer.id}` holds in {listed(many(offer.markets), 'and')}, not in {listed(wrong)}"
                    position = case.post.channels.index(channel.name)
                    yield self.at_key(case, "wrong_market", "channels", message, position)

    def _untils(self, case: "Case", offers: list[Offer]) -> Iterator[Finding]:
        for until in untils(case.reading.read):
            wrong = [differences(until, offer.ends_at(case.around.policy.zone), case.slot.date()) for offer in offers]
            for each in wrong[0] if all(wrong) else ():
                ends = shown(offers[0].ends_at(case.around.policy.zone))
                yield self.found(case, each.what, each.start, each.end, f"`{offers[0].id}` ends {ends}")

    def _terms(self, case: "Case", offers: list[Offer]) -> Iterator[Finding]:
        first = case.promotion.first
        for offer in offers:
            if first and offer.terms and not _says_terms(case, offer):
                wished = [*(f"“{word}”" for word in wordings(offer.terms.say, case).words), offer.terms.link]
                message = f"the terms of `{offer.id}` are missing: say {listed(filter(None, wished))}"
                yield self.found(case, "terms_missing", first.start, first.end, message)

    @cached_property
    def _offer_words(self) -> ByLanguage:
        return ByLanguage(self.offer_words)

    @cached_property
    def _code_words(self) -> ByLanguage:
        return ByLanguage(self.code_words)


def _is_of_offer(case: "Case", figure: Figure, spoken: Sequence[Span]) -> bool:
    """Whether a percent stands in an offer sentence and is not what a source there says: `15% off, 60% recycled`."""
    inside = [sentence for sentence in spoken if sentence.start <= figure.start < sentence.end]
    known = {said for sentence in inside for source in sources_of(case, sentence) for said in source.figures}
    return bool(inside) and figure.said not in known


def _says_terms(case: "Case", offer: Offer) -> bool:
    terms = offer.terms
    if terms is None or wordings(terms.say, case).places:
        return True
    return bool(terms.link) and any(_bare(one.value) == _bare(terms.link) for one in case.reading.of_kind("link"))


def _bare(link: str) -> str:
    """A link without its query; host in small letters."""
    scheme, _, rest = re.split("[?#]", link, maxsplit=1)[0].rpartition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}://{host.lower()}{slash}{path}".rstrip("/")
