"""A snippet, in content/snippets: an approved message to begin a post with.

---
id: opening-hours
title: Opening hours
language: en
---
We are open from 8 to 20, every day."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated

from signoff.content._front import ID, Names
from signoff.content._messages import Head
from signoff.content._post import Text
from signoff.content._values import unknown_names
from signoff.errors import Problem
from signoff.model import about
from signoff.policy import Policy


class SnippetHead(Head):
    """The head of content/snippets/*.md."""

    id: Annotated[str, about("Its name for ever", "opening-hours", pattern=ID)]
    title: Annotated[str, about("What people call it", "Opening hours")] = ""
    language: Annotated[str, about("The language of the first text", "en")] = ""
    channels: Annotated[Names | None, about("Only for these channels; left out: all", ["cafe-bluesky"])] = None
    review_after: Annotated[date | None, about("From this day on it is stale", "2027-03-01")] = None
    tags: Annotated[Names | None, about("For `when:` and lists")] = None
    notes: Annotated[str, about("For people")] = ""

    @property
    def first_language(self) -> str:
        """The language of the text that has no heading."""
        return self.language

    def problems(self, texts: Mapping[str, Text], policy: Policy) -> Iterator[Problem]:
        """Channels that are not there."""
        yield from unknown_names(self, "channels", policy.channels, "channel")
