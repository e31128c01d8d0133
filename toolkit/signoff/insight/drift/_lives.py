"""From the findings of each revision to lives: where a finding came in, and up to which revision it stood. Pure.

The same words with the same complaint are the same finding. So is a measure (the length of a sentence, a count, how
hard a text is) of much the same words: whoever mends a comma in a long sentence did not bring its length in."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

import msgspec

from signoff.finding import Finding

ALIKE = 0.5
LONG = 5
_FIGURES = re.compile(r"[-−]?\d+(?:[.,]\d+)*")


class Life(msgspec.Struct, frozen=True, kw_only=True):
    """One finding. first, last: numbers of the first and last revision that it stood in;  finding: as it came in."""

    finding: Finding
    first: int
    last: int


def lives(found: Sequence[Iterable[Finding]]) -> list[Life]:
    """The lives of a post's findings, in the order in which they came in. found: of each revision, the first first."""
    closed: list[Life] = []
    alive: list[tuple[Life, Finding]] = []
    for number, findings in enumerate(found, 1):
        pairs, new = _paired([latest for _, latest in alive], list(findings))
        closed += [life for at, (life, _) in enumerate(alive) if at not in pairs]
        went_on = [(msgspec.structs.replace(alive[at][0], last=number), later) for at, later in pairs.items()]
        alive = [*went_on, *((Life(finding=one, first=number, last=number), one) for one in new)]
    every = [*closed, *(life for life, _ in alive)]
    return sorted(every, key=lambda life: (life.first, life.finding.order))


def _paired(before: list[Finding], after: list[Finding]) -> tuple[dict[int, Finding], list[Finding]]:
    """Which finding of the later revision each of the earlier one is, by position; and those that are new."""
    pairs: dict[int, Finding] = {}
    left = list(after)
    for same in (_same_words, _same_measure):
        for at, earlier in enumerate(before):
            if at in pairs:
                continue
            if later := next((one for one in left if same(earlier, one)), None):
                pairs[at] = later
                left.remove(later)
    return pairs, left


def _same_words(one: Finding, other: Finding) -> bool:
    return (one.rule, one.match, complaint(one)) == (other.rule, other.match, complaint(other))


def _same_measure(one: Finding, other: Finding) -> bool:
    if one.rule != other.rule or complaint(one) != complaint(other) or not _FIGURES.search(one.message):
        return False
    if len(one.match.split()) < LONG:
        return True
    return SequenceMatcher(None, one.match.split(), other.match.split(), autojunk=False).ratio() >= ALIKE


def complaint(finding: Finding) -> str:
    """What is said, its figures left out: "41 words; 28 at most" is the complaint of "35 words; 28 at most"."""
    return _FIGURES.sub("#", finding.message)
