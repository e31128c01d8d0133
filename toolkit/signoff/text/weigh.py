"""How long a post is for X: characters weigh one or two, a link 23, an emoji two, over the text in form NFC.

    weigh("Hi http://test.co")   Weight(length=26, limit=280, valid=True, fitting=17)

Source: twitter/twitter-text, config/v3.json (version 3: 280; 100 per cent for U+0000–10FF, 2000–200D, 2010–201F,
2032–2037, else 200; URL 23; emoji parsed), read 2026-11-24, and its conformance suite."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from signoff.text import twitter
from signoff.text.twitter_emoji import sequences

_HEAVY = re.compile(r"[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
_NEVER = re.compile(r"[\ufffe\ufeff\uffff]")


class Rules(NamedTuple):
    """A version of the rules; the default is the one in force. Older ones only serve the conformance suite."""

    limit: int = 280
    heavy: int = 2
    emoji: bool = True
    link: int = 23


class Piece(NamedTuple):
    """`text[start:end]` counts as `length`."""

    start: int
    end: int
    length: int


class Weight(NamedTuple):
    """What X makes of a text."""

    length: int
    limit: int
    valid: bool  # not empty, not too long, no character that X refuses
    fitting: int  # code points of the text in NFC that are still within the limit

    @property
    def permillage(self) -> int:
        """The length in thousandths of the limit."""
        return self.length * 1000 // self.limit


NOW = Rules()


def composed(text: str) -> str:
    """The form NFC, over which X counts."""
    return normalize("NFC", text)


def length(text: str, rules: Rules = NOW) -> int:
    """Only the weighted length."""
    return sum(piece.length for piece in pieces(composed(text), rules))


def weigh(text: str, rules: Rules = NOW) -> Weight:
    """Length and validity of `text`."""
    text = composed(text)
    total = sum(piece.length for piece in pieces(text, rules))
    refused = _NEVER.search(text)
    fitting = len(text) if total <= rules.limit else cut(text, rules)
    if refused:
        fitting = min(fitting, refused.start())
    return Weight(total, rules.limit, not refused and 0 < total <= rules.limit, fitting)


def cut(text: str, rules: Rules = NOW) -> int:
    """The offset of the first character, link or emoji too many; the length if all fit. `text` must be in NFC."""
    total = 0
    for piece in single(text, pieces(text, rules), rules):
        total += piece.length
        if total > rules.limit:
            return piece.start
    return len(text)


def pieces(text: str, rules: Rules = NOW) -> Iterator[Piece]:
    """The links, emoji and stretches between them; `text` must be in NFC."""
    at = 0
    for start, end, weight in _units(text, rules):
        if start < at:
            continue
        if start > at:
            yield Piece(at, start, _plain(text[at:start], rules))
        yield Piece(start, end, weight)
        at = end
    if at < len(text):
        yield Piece(at, len(text), _plain(text[at:], rules))


def single(text: str, whole: Iterator[Piece], rules: Rules = NOW) -> Iterator[Piece]:
    """The same, with each stretch cut into its characters: for finding the first one too many."""
    units = {start: end for start, end, _ in _units(text, rules)}
    for piece in whole:
        if units.get(piece.start) == piece.end:
            yield piece
            continue
        for place in range(piece.start, piece.end):
            yield Piece(place, place + 1, _plain(text[place], rules))


def _units(text: str, rules: Rules) -> list[tuple[int, int, int]]:
    units = [(link.start, link.start + len(link.value), rules.link) for link in twitter.urls(text)]
    # Of what begins at one place the link comes first, as in the library.
    if rules.emoji and not text.isascii():
        units += [(*match.span(), rules.heavy) for match in _emoji().finditer(text)]
        units.sort(key=lambda unit: unit[0])
    return units


def _plain(text: str, rules: Rules) -> int:
    return len(text) if text.isascii() else len(text) + (rules.heavy - 1) * len(_HEAVY.findall(text))


@cache
def _emoji() -> re.Pattern[str]:
    return re.compile(sequences())


def place_in(text: str, fitting: int) -> int:
    """The offset in `text` as written of what is at `fitting` in its NFC form."""
    if is_normalized("NFC", text):
        return fitting
    return bisect_right(range(len(text) + 1), fitting, key=lambda end: len(composed(text[:end]))) - 1
