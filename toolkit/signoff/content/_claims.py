"""A claim that may be made, in content/claims: one file, one source, until a last day.

id: recommend-2026
about: {en: [recommend*], lv: [ieteik*]}
figures: [94%, 1200 customers]
source: {title: Customer survey 2026, by: Ozols Sports, date: 2026-03-01}
last_day: 2027-02-28"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from signoff.content._front import ID, Names
from signoff.errors import Problem
from signoff.model import Model, about
from signoff.policy import Policy
from signoff.policy.kinds._words import Words, unfindable
from signoff.policy.kinds.team import LastDay

Day = date  # the key `date` below hides the name


class Source(Model):
    """Where the claim is from."""

    title: Annotated[str, about("What it is called", "Customer survey 2026")]
    url: Annotated[str, about("Where it can be read", "https://cafe.example/survey")] = ""
    by: Annotated[str, about("Who made it", "Riga café")] = ""
    date: Annotated[Day | None, about("From which day it is", "2026-03-01")] = None


class Claim(Model):
    """What may be said, of what, and how it is known."""

    id: Annotated[str, about("Its name for ever", "recommend-2026", pattern=ID)]
    about: Annotated[Words, about("The sentence must have one of these", {"en": ["recommend*"]})]
    source: Annotated[Source, about("How it is known")]
    figures: Annotated[list[str], about("All figures that may be said", ["94%", "1200 customers"])] = []
    must_say: Annotated[Words | None, about("One of these stands somewhere in the text", {"en": ["survey 2026"]})] = (
        None
    )
    last_day: LastDay = None
    markets: Annotated[Names | None, about("Only in these markets; left out: all", ["LV"])] = None
    notes: Annotated[str, about("For people")] = ""

    def problems(self, policy: Policy) -> Iterator[Problem]:
        """Words that could be found nowhere."""
        yield from unfindable(self, "about")
        yield from unfindable(self, "must_say")
