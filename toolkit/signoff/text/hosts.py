"""Hosts inside a text, as the twitter-text libraries read them: where one begins, where its ending ends it.

Source: twitter/twitter-text 3.1.0 (rules only), its conformance suite."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from signoff.text.tlds import known_to_x

if TYPE_CHECKING:
    import regex

SPACES = r"\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
DIRECTIONS = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
NEVER = r"\ufffe\ufeff\uffff"
LATIN = (
    r"\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b"
    r"\u02bb\u0300-\u036f\u1e00-\u1eff"
)
QUERY = r"\?[A-Za-z0-9!?*'();:&=+$/%#\[\]_.,~|@-]*[A-Za-z0-9_&=#/-]"
_SCHEME = re.compile(r"https?://\Z", re.IGNORECASE | re.ASCII)
_BEFORE = rf"[^A-Za-z0-9@＠$#＃{NEVER}]"
_START = re.compile(rf"(?<={_BEFORE})[^-_.]")
_ASTRAL = re.compile(r"[\U00010000-\U0010ffff]")
_ASCII_ENDING = re.compile(r"[A-Za-z]++(?![0-9@+-])")
_LATIN_LABELS = re.compile(rf"(?:[-A-Za-z0-9{LATIN}]+\.)+")


def tail(letters: str, dashes: str) -> str:
    """A pattern for what may follow a host: port, path, query.

    A path is the longest run of its characters and of brackets that close, up to one that may end it; brackets hold
    something, and other brackets once at most. `letters`, `dashes`: as the inside of a character class."""
    inside = rf"[{letters}0-9{LATIN}{dashes}!*';:=+,.$/%#\[\]_~&|@]"
    last = rf"[{letters}0-9{LATIN}=_#/+-]"
    brackets = rf"\((?!\)){inside}*(?:\({inside}+\){inside}*)?\)"
    return rf"(?::[0-9]+)?(?:/(?:(?:{inside}|{brackets})*(?:{last}|{brackets}))?)?(?:{QUERY})?"


class Host(NamedTuple):
    """`text[start:end]` is a host with a known ending."""

    start: int
    end: int
    before: str = ""  # the character that the library took for what precedes it


class Dialect(NamedTuple):
    """Where the libraries differ."""

    run: re.Pattern[str]  # labels with the dots between them
    punycode: re.Pattern[str]
    tail: "re.Pattern[str] | regex.Pattern[str]"  # port, path and query
    short: re.Pattern[str]  # a t.co link; its slug is group 1
    nameable: Callable[[str], bool]  # may this host be asked for at all?
    bare: bool  # is a host without https:// a link?

    def latin_hosts(self, text: str, host: Host) -> Iterator[Host]:
        """The hosts of Latin letters inside `host`."""
        at = host.start
        while labels := _LATIN_LABELS.search(text, at, host.end):
            at = labels.end()
            dots = [place for place in range(*labels.span()) if text[place] == "."]
            endings = (self.ending(text, dot + 1, host.end) for dot in reversed(dots))
            if end := next((end for end in endings if end), 0):
                at = end
                yield Host(labels.start(), end)

    def ending(self, text: str, start: int, stop: int) -> int:
        """Where the top-level domain that begins at `start` ends; 0 if none does."""
        # All the Latin letters there are: `com` of `com日本` is an ending, of `comma` and `com2` not.
        match = _ASCII_ENDING.match(text, start, stop)
        if match and match[0].lower() in known_to_x():
            return match.end()
        match = _other_ending().match(text, start, stop) or self.punycode.match(text, start, stop)
        return match.end() if match else 0


@cache
def _other_ending() -> re.Pattern[str]:
    names = sorted((name for name in known_to_x() if not name.isascii()), key=len, reverse=True)
    # Caseless for the names alone: to Python İ is a kind of i, to the library it is no Latin letter.
    return re.compile(rf"(?i:{'|'.join(names)})(?![0-9A-Za-z@+-])")


class Labels:
    """The labels of one run, each asked once whether it may stand in a host, from the last to the first."""

    def __init__(self, text: str, run: tuple[int, int], dialect: Dialect) -> None:
        self.text, self.run, self.dialect = text, run, dialect
        dots = [place for place in range(*run) if text[place] == "."]
        self.spans = list(zip([run[0], *(dot + 1 for dot in dots)], [*dots, run[1]], strict=True))
        self.endings = [dialect.ending(text, start, len(text)) for start, _ in self.spans]

    @cached_property
    def _reach(self) -> list[int]:
        """Per label: where the longest host ends that begins with the whole of it; 0 if none does."""
        reach = [0] * (len(self.spans) + 1)
        for number in range(len(self.spans) - 2, -1, -1):
            reach[number] = self._longest(number, self.spans[number][0], reach[number + 1])
        return reach

    def _from(self, number: int, start: int) -> int:
        """Where the longest host ends that begins at `start`, which lies in this label; 0 if none does."""
        return self._longest(number, start, self._reach[number + 1])

    def _longest(self, number: int, start: int, beyond: int) -> int:
        end = self.spans[number][1]
        if start >= end or self.text[start] in "-_" or self.text[end - 1] in "-_" or number + 1 >= len(self.spans):
            return 0
        # An underscore may stand in a subdomain, never in the name itself.
        return beyond or (0 if "_" in self.text[start:end] else self.endings[number + 1])

    def next(self, at: int) -> tuple[str, Host | None]:
        """The first host that begins after `at`, and the scheme before it (`https://`, or nothing)."""
        begin = self.run[0]
        scheme = _SCHEME.search(self.text, max(at, begin - 8), begin)
        if scheme and _may_begin(self.text, scheme.start(), at) and (end := self._from(0, begin)):
            return scheme[0], Host(begin, end)
        return "", self._bare(at)

    def _bare(self, at: int) -> Host | None:
        number = max(0, bisect_right(self.spans, (at, len(self.text))) - 1)
        for label in range(number, len(self.spans) - 1):
            for start, before in self._starts(label, at):
                if end := self._from(label, start):
                    return Host(start, end, before)
        return None

    def _starts(self, label: int, at: int) -> Iterator[tuple[int, str]]:
        """Where a host may begin in this label, and after what: the first place, and that after its last underscore."""
        start, end = self.spans[label]
        underscore = self.text.rfind("_", start, end)
        if at == 0 == start:
            # The library tries the first letter as what precedes a host before it tries it as the host's own.
            yield from (place for place in self._start(0, end, at) if place[0] == 1)
            yield 0, ""
        yield from self._start(start, end, at)
        yield from self._start(max(underscore + 1, start), end, at)

    def _start(self, start: int, end: int, at: int) -> Iterator[tuple[int, str]]:
        after = _START.search(self.text, max(start, at + 1), end)
        # The library counts in UTF-16: the first half of an emoji can precede a host that begins with the second.
        inside = _ASTRAL.search(self.text, max(start, at), end)
        if inside and (not after or inside.start() < after.start()):
            yield inside.start(), inside[0]
        elif after:
            yield after.start(), self.text[after.start() - 1]


def _may_begin(text: str, start: int, at: int) -> bool:
    """What precedes a URL is one character, which belongs to no URL before, or the beginning of the text."""
    return start == 0 or (start > at and bool(re.match(_BEFORE, text[start - 1])))
