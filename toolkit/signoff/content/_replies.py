"""A saved reply, in content/replies: what people ask, and the answer with its blanks, in one language or several.

---
id: parcel-where
title: Where is my parcel?
questions: {en: [where is my parcel], lv: [kur ir mana paka]}
language: en
placeholders: {name: {type: text}, order: {type: text, pattern: "[0-9]{6}"}}
---
Hello {{name}}, order {{order}} is on its way.

## lv
Labdien, {{name}}! Pasūtījums {{order}} ir ceļā."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated

from signoff.content._assets import networks
from signoff.content._blanks import Blank, blank_problems
from signoff.content._front import ID, Names
from signoff.content._messages import Head, Message
from signoff.content._post import Text
from signoff.content._values import unknown_names
from signoff.errors import Place, Problem
from signoff.model import about, many
from signoff.policy import Policy

Asked = Annotated[
    str | list[str] | dict[str, str | list[str]], about("For all languages, or by language", {"en": ["my parcel"]})
]
NOTHING: list[str] = []


class ReplyHead(Head):
    """The head of content/replies/*.md."""

    id: Annotated[str, about("Its name for ever", "parcel-where", pattern=ID)]
    title: Annotated[str, about("What people call it", "Where is my parcel?")] = ""
    author: Annotated[str, about("Who wrote it; left out, whoever its first entry names", "anna")] = ""
    questions: Annotated[Asked, about("What people ask", {"en": ["where is my parcel"]})] = NOTHING
    keywords: Annotated[Asked, about("Words that lead to it", ["parcel", "delivery"])] = NOTHING
    language: Annotated[str, about("The language of the first text", "en")] = ""
    channels: Annotated[Names | None, about("Only on these channels; left out: all", ["cafe-bluesky"])] = None
    networks: Annotated[Names | None, about("Only on these networks", ["bluesky"])] = None
    placeholders: Annotated[dict[str, Blank], about("What fills each blank", {"day": {"type": "date"}})] = {}
    review_after: Annotated[date | None, about("From this day on it is stale", "2027-03-01")] = None
    tags: Annotated[Names | None, about("For `when:` and lists")] = None
    notes: Annotated[str, about("For people")] = ""

    @property
    def first_language(self) -> str:
        """The language of the text that has no heading."""
        return self.language

    def problems(self, texts: Mapping[str, Text], policy: Policy) -> Iterator[Problem]:
        """Names that are not there, blanks not declared or declared for nothing."""
        yield from unknown_names(self, "author", policy.people, "person")
        yield from unknown_names(self, "channels", policy.channels, "channel")
        yield from unknown_names(self, "networks", networks(policy), "network")
        yield from blank_problems(self, texts, self.place.file)

    def asked(self) -> Iterator[tuple[str, str, Place]]:
        """Each question with its language ("" for all) and its place."""
        groups = self.questions if isinstance(self.questions, dict) else {"": self.questions}
        for language, questions in groups.items():
            for position, question in enumerate(many(questions)):
                path = ["questions", *([language] if isinstance(self.questions, dict) else []), position]
                yield language, question, self.place_of(*path)


def asked_twice(replies: Iterable[Message]) -> Iterator[Problem]:
    """A warning for each question that an earlier reply answers too, naming both places."""
    seen: dict[tuple[str, str], tuple[str, Place]] = {}
    for reply in replies:
        for language, question, place in reply.head.asked():
            key = (language, " ".join(question.casefold().strip(" ?!.…").split()))
            of, first = seen.setdefault(key, (reply.id, place))
            if of != reply.id:
                said = f"`{question}` is also a question of `{of}`, at {first}"
                yield Problem(said, place, "Nobody can tell which of the two is meant.", severity="warning")
