"""A request, in content/requests: what somebody wishes to be published.

---
id: soup-week
asked_by: sales
for: winter-menu
by: 2026-12-04
why: the soup week begins
---
Please tell people about the four soups."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, ClassVar

import msgspec

from signoff.content._front import ID, Names
from signoff.content._messages import Head
from signoff.content._post import Text
from signoff.content._values import bad_moment
from signoff.errors import Problem
from signoff.model import about
from signoff.policy import Policy


class RequestHead(Head):
    """The head of content/requests/*.md; below it, the wish is one text."""

    HEADINGS: ClassVar[None] = None

    id: Annotated[str, about("Its name for ever", "soup-week", pattern=ID)]
    asked_by: Annotated[str, about("Who asks: a person or department", "sales")]
    meant_for: Annotated[Names | None, about("A campaign or channel", "winter-menu")] = msgspec.field(
        name="for", default=None
    )
    by: Annotated[date | None, about("The day until which it is needed", "2026-12-04")] = None
    why: Annotated[str, about("What it is good for", "the soup week begins")] = ""
    not_before: Annotated[str, about("Embargo: not earlier than this", "2026-12-01 08:00")] = ""
    notes: Annotated[str, about("For people")] = ""

    def problems(self, texts: Mapping[str, Text], policy: Policy) -> Iterator[Problem]:
        """An embargo that cannot be read; whether there is such a campaign or channel is asked with the others."""
        yield from bad_moment(self, "not_before", policy.zone)
