"""What an offer gives, as it may be said: percents, sums and codes, exactly; and the same in words."""

from datetime import datetime
from decimal import Decimal

from signoff.checks._figures import figure_said
from signoff.content import Offer
from signoff.errors import listed


def percents_of(offer: Offer) -> set[Decimal]:
    """The percents that may be said of an offer: its own, else what its two prices make."""
    if offer.percent is not None:
        return {_exact(offer.percent)}
    if offer.price and offer.price.was:
        return {Decimal(round(100 * (1 - offer.price.now / offer.price.was)))}
    return set()


def sums_of(offer: Offer) -> set[tuple[Decimal, str]]:
    """The sums that may be said of an offer, with their currencies."""
    said = {found for amount in offer.amounts if (found := figure_said(amount))}
    if offer.price:
        prices = [offer.price.now, *([offer.price.was] if offer.price.was is not None else [])]
        said |= {(_exact(price), offer.price.currency) for price in prices}
    return said


def _exact(value: float) -> Decimal:
    return Decimal(str(value)).normalize()


def _shown_sums(offers: list[Offer]) -> str:
    said = sorted({found for offer in offers for found in sums_of(offer)})
    return listed(f"{value:.2f} {unit}" for value, unit in said)


def _shown_percents(offers: list[Offer]) -> str:
    return listed(f"{value:f} %" for value in sorted({one for offer in offers for one in percents_of(offer)}))


def _shown_codes(offers: list[Offer]) -> str:
    return listed(sorted({f"`{offer.code}`" for offer in offers if offer.code}))


def shown(when: datetime) -> str:
    """A moment for people, in the zone in which it was said."""
    return f"{when:%Y-%m-%d %H:%M} ({when.tzinfo})"


WISHED = {"sum": _shown_sums, "percent": _shown_percents, "code": _shown_codes}
