"""What a plain key comes to: words that are looked for together, and counts that look at the whole text."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from signoff.finding import Finding, Severity
from signoff.policy.kinds._words import Word
from signoff.voice._phrases import Phrases
from signoff.voice._reading import Reading

Count = Callable[[Reading], Iterator[Finding]]


class Rated(NamedTuple):
    """A finding's id, and how grave it is unless the policy says otherwise."""

    rule: str
    severity: Severity


class Wanted(NamedTuple):
    """An entry of a list. `message`: its %s is the match;  `instead`: what is written in its place, "" for nothing."""

    word: str
    rule: str
    severity: Severity
    message: str
    instead: str = ""
    fine_in: Phrases[None] | None = None

    def judge(self, reading: Reading, start: int, end: int) -> Iterator[Finding]:
        """A finding, unless the place lies inside one of the exceptions."""
        fine_in = self.fine_in
        if fine_in and reading.spans(fine_in, lambda: [place[:2] for place in fine_in.find(reading)]).hold(start, end):
            return
        match = reading.words[start:end]
        said = self.message.replace("%s", match, 1)
        suggestion = as_begun(match, self.instead) if self.instead else None
        yield reading.finding(self.rule, start, end, said, severity=self.severity, suggestion=suggestion)


def wanted(entry: Word, rule: str, severity: Severity, message: str) -> Wanted:
    """An entry of a list with its reason, its better word and its exceptions."""
    instead = f"; write “{entry.instead}”" if entry.instead else ""
    said = f"{message}{instead}" + (f" ({entry.why})" if entry.why else "")
    fine_in = Phrases((exception, None) for exception in entry.exceptions) if entry.exceptions else None
    return Wanted(entry.word, rule, severity, said, entry.instead, fine_in)


def as_begun(match: str, instead: str) -> str:
    """The better word, with a capital where the match begins with one and goes on in small letters."""
    if match[:1].isupper() and match[1:].islower() and instead[:1].islower():
        return instead[:1].upper() + instead[1:]
    return instead
