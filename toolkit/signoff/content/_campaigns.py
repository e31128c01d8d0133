"""A campaign, in content/campaigns: who owns it, what it is for, what it may cost, and what it offers.

id: winter-run
owner: anna
goals: [{metric: link_clicks, target: 1500, by: 2026-12-31}]
offers:
  - {id: shoes15, code: ZIEMA15, percent: 15, ends: 2026-11-29 23:59}"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated

import msgspec

from signoff.clock import UnknownZone, zone
from signoff.content._front import ID, Names
from signoff.content._times import moment
from signoff.content._values import bad_moment, unknown_names
from signoff.errors import Problem
from signoff.model import Model, about
from signoff.policy import Policy
from signoff.policy.kinds._words import Word, Words
from signoff.policy.kinds.team import Period

Currency = Annotated[str, about("Three letters", "EUR", pattern=r"^[A-Z]{3}$")]
Amount = Annotated[float, about("A sum of money", 84.9, ge=0)]
NO_WORDS: list[str | Word] = []


class Goal(Model):
    """What it should reach."""

    metric: Annotated[str, about("What is counted", "link_clicks")]
    target: Annotated[float, about("How many", 1500)]
    by: Annotated[date | None, about("Until which day", "2026-12-31")] = None


class Budget(Model):
    """What it may cost."""

    amount: Amount
    currency: Currency


class Price(Model):
    """What the thing costs, and what it cost before."""

    now: Amount
    was: Annotated[Amount | None, about("The price before", 99.9)] = None
    currency: Currency


class Terms(Model):
    """How the terms are said: one of the words, or the link."""

    say: Annotated[Words, about("One of these stands in the text", {"en": ["Terms apply"]})] = NO_WORDS
    link: Annotated[str, about("Or this link does", "https://cafe.example/terms")] = ""


class Offer(Model):
    """A promotion: what it gives, from when until when, and where."""

    id: Annotated[str, about("Its name, as a post's `offer:` says it", "shoes15", pattern=ID)]
    ends: Annotated[str, about("The last minute of it", "2026-11-29 23:59")]
    starts: Annotated[str, about("The first minute of it", "2026-11-23 08:00")] = ""
    zone: Annotated[str, about("The zone of these times; left out: the workspace's", "Europe/Riga")] = ""
    code: Annotated[str, about("What customers type", "ZIEMA15")] = ""
    percent: Annotated[float | None, about("How much off", 15)] = None
    price: Annotated[Price | None, about("The price")] = None
    amounts: Annotated[list[str], about("Other sums that may be said", ["50 EUR"])] = []
    terms: Annotated[Terms | None, about("How the terms are said")] = None
    disclosure: Annotated[Words, about("One of these must stand in the text")] = NO_WORDS
    markets: Annotated[Names | None, about("Only in these markets; left out: all", ["LV"])] = None

    def starts_at(self, workspace_zone: str) -> datetime | None:
        """Its first moment, aware, in its own zone; None where it has always been."""
        return moment(self.starts, zone(self.zone or workspace_zone)) if self.starts else None

    def ends_at(self, workspace_zone: str) -> datetime:
        """The moment that `ends` names, aware, in its own zone."""
        return moment(self.ends, zone(self.zone or workspace_zone))

    def problems(self, policy: Policy) -> Iterator[Problem]:
        """A zone that does not exist, times that cannot be read or are turned round."""
        try:
            zone(self.zone or policy.zone)
        except UnknownZone as error:
            yield Problem(str(error), self.place_of("zone"))
            return
        faults = [fault for key in ("starts", "ends") for fault in bad_moment(self, key, self.zone or policy.zone)]
        yield from faults
        starts = None if faults else self.starts_at(policy.zone)
        if starts and self.ends_at(policy.zone) < starts:
            yield Problem(f"the offer ends on {self.ends}, before it starts", self.place_of("ends"))


class Campaign(Period):
    """What several posts are for."""

    id: Annotated[str, about("Its name for ever, as a post's `campaign:` says it", "winter-run", pattern=ID)]
    name: Annotated[str, about("What people call it", "Winter run")] = ""
    owner: Annotated[str, about("Who answers for it: a person of the team", "anna")] = ""
    departments: Annotated[Names | None, about("Who takes part", ["sales", "legal"])] = None
    goals: Annotated[list[Goal], about("What it should reach")] = []
    budget: Annotated[Budget | None, about("What it may cost")] = None
    offers: Annotated[list[Offer], about("What it promises")] = []
    tags: Annotated[Names | None, about("For `when:` and lists")] = None
    notes: Annotated[str, about("For people")] = ""

    def problems(self, policy: Policy) -> Iterator[Problem]:
        """An owner whom nobody knows, offers of one name, and what is wrong with each offer."""
        yield from unknown_names(self, "owner", policy.people, "person")
        yield from self.turned()
        seen: dict[str, Offer] = {}
        for offer in self.offers:
            yield from offer.problems(policy)
            if offer.id in seen:
                first = seen[offer.id].place_of("id")
                yield Problem(f"two offers are named `{offer.id}`, first at {first}", offer.place_of("id"))
            seen.setdefault(offer.id, offer)

    @property
    def plain(self) -> dict[str, object]:
        """All that it says, as plain data."""
        return msgspec.to_builtins(self)
