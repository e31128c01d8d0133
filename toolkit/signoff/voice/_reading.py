"""A text as voice rules read it: looked at once, with what is no prose (links, mentions, hashtags, code) hidden.

`read` is as long as `words`, so that every offset is the text's own. What is hidden becomes `HIDDEN`, which is no
letter, no space and no mark: a phrase does not run across it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple, Protocol
from unicodedata import normalize

from signoff import text
from signoff.content import Copy, Text
from signoff.finding import Finding
from signoff.text.marks import MARKS
from signoff.voice._memory import Memory
from signoff.voice._tokens import NUMBER, tokens

HIDDEN = "\ufffc"
_TICKS = re.compile(r"`+")
TOKEN = re.compile(rf"[^\W_]+(?:[{MARKS}]+[^\W_]*)*")
_PAIRS = (('"', '"'), ("“", "”"), ("„", '“”"'), ("«", "»"), ("‘", "’"), ("”", "”"), ("'", "'"))


class Token(NamedTuple):
    """One run of letters and digits. `key` is how it is compared: caseless, in one form of Unicode."""

    start: int
    end: int
    key: str


class Finds(Protocol):
    """Makes a finding at a place of the text: `Copy.finding`, or the like for a bare text."""

    def __call__(
        self, rule: str, start: int, end: int, message: str, *, severity: str, suggestion: str | None = None
    ) -> Finding:
        """A finding at `words[start:end]`."""


class Reading:
    """One text. Everything about it is found when first asked for, and kept."""

    def __init__(self, words: str, finding: Finds | None = None) -> None:
        """finding: makes the findings; left out, they are those of a bare text that begins at 1:1."""
        self.words = words
        self._kept: dict[int, Spans] = {}
        self.finding: Finds = finding or _Bare(words)

    @classmethod
    def of(cls, copy: Copy) -> "Reading":
        """The reading of a copy; its findings stand in the post's own file."""
        return cls(copy.text.words, copy.finding)

    @classmethod
    def in_file(cls, words: str, file: str, first_line: int = 1) -> "Reading":
        """The reading of a text that stands in a file from a line on; its findings stand there."""
        return cls(words, _Bare(words, file, first_line))

    def spans(self, key: object, found: Callable[[], Iterable[tuple[int, int]]]) -> "Spans":
        """The places that `found` finds, sought once a text for each `key`, which must live as long as the reading."""
        if id(key) not in self._kept:
            self._kept[id(key)] = Spans(found())
        return self._kept[id(key)]

    @cached_property
    def memory(self) -> Memory:
        """What rules remember of this text."""
        return Memory(self.read.replace(HIDDEN, " "))

    @cached_property
    def entities(self) -> list[text.Entity]:
        """Links, mentions, hashtags, cashtags and addresses, those in code left out."""
        found, code = text.entities(self.words), Spans(self.code)
        return [entity for entity in found if not code.hold(entity.start, entity.end)] if self.code else found

    @cached_property
    def code(self) -> list[tuple[int, int]]:
        """Code spans, from the first backtick to the last."""
        return code_spans(self.words) if "`" in self.words else []

    @cached_property
    def hidden(self) -> list[tuple[int, int]]:
        """The places that are no prose, in order."""
        return sorted([*self.code, *((entity.start, entity.end) for entity in self.entities)])

    @cached_property
    def veil(self) -> "Spans":
        """The same places, for asking whether something lies inside of one."""
        return Spans(self.hidden)

    @cached_property
    def read(self) -> str:
        """The words with HIDDEN in every place that is no prose."""
        pieces, at = [], 0
        for start, end in self.hidden:
            pieces += [self.words[at:start], HIDDEN * (end - max(at, start))]
            at = max(at, end)
        return "".join([*pieces, self.words[at:]])

    @cached_property
    def apart(self) -> "Spans":
        """What is no word and no mark of a sentence: RT, the colons of labels and names, decades."""
        return Spans(tokens(self.words, self.entities))

    @cached_property
    def numbers(self) -> "Spans":
        """Numbers with letters after them, such as 1st and 10km: each is one token."""
        return Spans(match.span() for match in NUMBER.finditer(self.words))

    @cached_property
    def tokens(self) -> list[Token]:
        """The runs of letters and digits outside of what is hidden."""
        return [Token(match.start(), match.end(), key(match[0])) for match in TOKEN.finditer(self.read)]

    @cached_property
    def sentences(self) -> list[text.Span]:
        """The sentences."""
        return text.sentences(self.words)

    @cached_property
    def prose(self) -> list[text.Span]:
        """The words as they are counted; links, mentions, hashtags and code are none."""
        return text.words(self.read.replace(HIDDEN, " "), ())

    def words_in(self, span: text.Span) -> int:
        """How many words begin inside a piece of the text."""
        return bisect_left(self._starts, span.end) - bisect_left(self._starts, span.start)

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.prose]

    @cached_property
    def emoji(self) -> list[text.Span]:
        """The emoji outside of links and code."""
        return text.emoji(self.read)

    @cached_property
    def quotations(self) -> "Spans":
        """What stands inside quotation marks, the marks included."""
        return Spans(match.span() for match in _QUOTED.finditer(self.words))


class _Bare:
    """Makes findings in a text that is no post's."""

    def __init__(self, words: str, file: str = "", first_line: int = 1) -> None:
        self.file = file
        self.text = Text(words, tuple((first_line + line, 1) for line in range(words.count("\n") + 1)))

    def __call__(
        self, rule: str, start: int, end: int, message: str, *, severity: str, suggestion: str | None = None
    ) -> Finding:
        end = max(start, min(end, self.text.line_end(start)))
        line, column = self.text.place(start)
        return Finding(
            rule=rule, severity=severity, file=self.file, line=line, span=(column, column + max(end - start, 1) - 1),
            match=self.text.words[start:end], message=message, suggestion=suggestion,
        )  # fmt: skip


def key(word: str) -> str:
    """How a word is compared: caseless and compatible (Unicode 15, D146): `ĒST` is `ēst`, however it is coded."""
    return word.lower() if word.isascii() else normalize("NFKC", normalize("NFKC", word).casefold())


class Spans:
    """Places of a text, for asking whether another one lies wholly inside one of them. They may overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Takes start and end of each, in code points."""
        self.ordered = sorted(spans)
        self._starts = [start for start, _ in self.ordered]
        self._ends = list(accumulate((end for _, end in self.ordered), max))

    def cut(self, place: int) -> bool:
        """Whether a place lies within one of them, neither at its start nor at its end. They must not overlap."""
        before = bisect_left(self._starts, place)
        return before > 0 and self._ends[before - 1] > place

    def hold(self, start: int, end: int) -> bool:
        """Whether `start` to `end` lies inside one of them: one that begins no later, and reaches far enough."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._ends[before - 1] >= end


def code_spans(words: str) -> list[tuple[int, int]]:
    """Code spans as in Markdown: as many backticks at the end as at the start. Source: CommonMark 0.31, 6.1."""
    runs = [match.span() for match in _TICKS.finditer(words)]
    waiting: dict[int, list[int]] = {}
    for position in range(len(runs) - 1, -1, -1):
        waiting.setdefault(runs[position][1] - runs[position][0], []).append(position)
    found: list[tuple[int, int]] = []
    position = 0
    while position < len(runs):
        start, end = runs[position]
        alike = waiting[end - start]
        while alike and alike[-1] <= position:
            alike.pop()
        position = alike[-1] + 1 if alike else position + 1
        found += [(start, runs[position - 1][1])] if alike else []
    return found


def _quoted(opening: str, closing: str) -> str:
    # Neither mark inside, but for an apostrophe; a blank line ends a quotation that nobody closed.
    inner = rf"(?:[^{opening}{closing}\n]|(?<=\w)[{closing}](?=\w)|\n(?![ \t]*\n))"
    return rf"(?<!\w){opening}(?=\S){inner}+?(?<=\S)[{closing}](?!\w)"


_QUOTED = re.compile("|".join(_quoted(opening, closing) for opening, closing in _PAIRS))
