"""Blanks of a saved reply: `{{name}}` in the text, declared under `placeholders:` with the type of what fills it."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

import msgspec

from signoff.clock import DURATION
from signoff.content._post import Text
from signoff.errors import Place, Problem, listed, nearest
from signoff.model import Model, about

BLANK = re.compile(r"\{\{[ \t]*([^{}\n]*?)[ \t]*\}\}")
LONGEST = 10_000
TYPES = Literal[
    "text", "number", "whole", "yes_no", "date", "week", "duration", "channel", "campaign", "person", "post"
]  # fmt: skip
FORMS = {
    "number": (r"[-+]?\d+(\.\d+)?", "a number, such as `2.5`"),
    "whole": (r"[-+]?\d+", "a whole number"),
    "yes_no": ("true|false|yes|no", "yes or no"),
    "date": (r"\d{4}-\d\d-\d\d", "a day, such as `2026-12-01`"),
    "week": (r"\d{4}-W\d\d", "a week, such as `2026-W49`"),
    "duration": (DURATION, "a duration, such as `90m`"),
}


class Blank(Model):
    """What fills one blank."""

    type: Annotated[TYPES, about("What it is", "date")] = "text"
    pattern: Annotated[str, about("What the whole of it must fit", "[0-9]{6}")] = ""
    one_of: Annotated[list[str] | None, about("Only one of these", ["today", "tomorrow"])] = None
    default: Annotated[str | None, about("What stands there when nothing is said", "soon")] = None
    told: Annotated[str, about("What people are told of it", "the number on the parcel")] = msgspec.field(
        name="about", default=""
    )

    def refusal(self, value: str) -> str:
        """Why a value does not fit; "" where it does."""
        if self.one_of is not None and value not in self.one_of:
            return f"`{value}` is none of {listed(f'`{each}`' for each in self.one_of)}"
        form, words = FORMS.get(self.type, ("", ""))
        if form and not re.fullmatch(form, value):
            return f"`{value}` is not {words}"
        if self.pattern and not _fits(self.pattern, value):
            return f"`{value}` does not fit `{self.pattern}`"
        return f"at most {LONGEST:,} characters" if len(value) > LONGEST else ""

    def problems(self) -> Iterator[Problem]:
        """A pattern that is none."""
        import regex

        try:
            regex.compile(self.pattern)
        except regex.error as error:
            yield Problem(f"`{self.pattern}` is no pattern: {error}", self.place_of("pattern"))


def _fits(pattern: str, value: str) -> bool:
    """Whether the whole value fits a pattern that somebody else wrote; one that takes longer than a second does not."""
    import regex

    try:
        return bool(regex.fullmatch(pattern, value, timeout=1))
    except TimeoutError:
        return False


def blanks_in(words: str) -> list[str]:
    """The names of the blanks of a text, each once, in order."""
    return list(dict.fromkeys(match[1] for match in BLANK.finditer(words)))


def filled(words: str, values: Mapping[str, str]) -> str:
    """The text with its blanks filled, in one pass: `{{` inside a value stays what it is. Unknown ones stay open."""
    return BLANK.sub(lambda match: values.get(match[1], match[0]), words)


def blank_problems(front: Any, texts: Mapping[str, Text], file: str) -> Iterator[Problem]:
    """Blanks that are not declared, and declared ones that no text has."""
    used: set[str] = set()
    for text in texts.values():
        for match in BLANK.finditer(text.words):
            used.add(match[1])
            if match[1] not in front.placeholders:
                place = Place(file, *text.place(match.start()), len(match[0]))
                said = f"`{match[0]}` is not declared; {nearest(match[1], front.placeholders)}".rstrip("; ")
                yield Problem(said, place, "Each blank stands under `placeholders:` with its type.")
    for name, blank in front.placeholders.items():
        yield from blank.problems()
        if name not in used:
            place = front.node.at(["placeholders"]).keys.get(name) or front.place_of("placeholders")
            yield Problem(f"`{name}` is declared, and `{{{{{name}}}}}` stands in no text", place)
