"""Lists of words as analysts write them: for one language or for all, plain or with a reason."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

import msgspec

from signoff.model import Model, about, many
from signoff.policy.conditions import When

Severity = Literal["suggestion", "warning", "error", "ignore"]
Severities = Annotated[
    dict[str, Severity], about("Severity by finding or glob; the most exact wins", {"voice.*": "error"})
]


class Word(Model):
    """A word with its reason. Found whole, in any case; `*` at the end is any ending."""

    word: Annotated[str, about("The word or words", "lēt*")]
    why: Annotated[str, about("Why it must not stand", "we coach people")] = ""
    instead: Annotated[str, about("What to write instead", "izdevīgs")] = ""
    exceptions: Annotated[list[str], about("Inside these it is fine", ["lētticīb*"])] = msgspec.field(
        name="except", default_factory=list
    )
    when: Annotated[When | None, about("Only for these posts", {"market": "LV"})] = None


Words = Annotated[
    list[str | Word] | dict[str, list[str | Word]],
    about("Words for all languages, or by language", {"en": ["cheap"], "lv": ["lēt*"]}),
]


class Example(Model):
    """A sentence that is a test of its document: `good` finds nothing of it, `bad` finds what `finds` says."""

    good: Annotated[str | None, about("A sentence that is fine", "We open at ten.")] = None
    bad: Annotated[str | None, about("A sentence that is not", "This shoe is a game-changer.")] = None
    finds: Annotated[list[str], about("What is found in the bad one", ["voice.tone"])] = []
    language: Annotated[str, about("Its language", "en")] = ""


def in_language(words: Any, language: str) -> Iterable[Any]:
    """The entries for one language: a plain list is for all."""
    if isinstance(words, dict):
        return many(words.get(language))
    return many(words)
