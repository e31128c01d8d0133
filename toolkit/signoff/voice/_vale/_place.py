"""Where an alert stands. A rule looks at text without markup; Vale then searches the source for what was matched.

Nothing is carried through from the Markdown: the source, with what came before masked, is searched for the block, and
from there for the match. It goes wrong where a word stands twice; what Vale prints is what is said here.
Sources are bytes (UTF-8), for Vale mixes offsets in bytes with lengths in code points, and where the two differ
its places depend on it. Source: Vale 3.15, by behaviour."""

from typing import NamedTuple

_WORD = frozenset(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz")
_QUOTES = {0x27: ("'", "\u2018", "\u2019"), 0x22: ('"', "\u201c", "\u201d")}
Source = bytes | bytearray
_FEW = 1000  # bytes of source in which the words before a match are masked


class Wanted(NamedTuple):
    """What is looked for. `start` and `end` are offsets in the block, -1 where there are none."""

    match: str
    start: int
    end: int
    before: tuple[str, ...] = ()


def masked(source: Source, part: bytes, sign: bytes) -> Source:
    """`source` with the first `part` in it replaced, one sign for each letter; line ends stay."""
    at = source.find(part)
    if at < 0:
        return source
    return source[:at] + _signs(part, sign) + source[at + len(part) :]


def _signs(part: Source, sign: bytes) -> Source:
    if part.isascii() and b"\n" not in part:
        return sign * len(part)
    return b"\n".join(sign * len(line.decode("utf-8", "surrogateescape")) for line in part.split(b"\n"))


def length(source: Source) -> int:
    """How many code points."""
    return len(source) if source.isascii() else len(source.decode("utf-8", "surrogateescape"))


def offsets_before(source: Source, wanted: Wanted) -> tuple[str, ...]:
    """The words before a match that stands more than once, which are masked before it is searched."""
    if wanted.before or not 0 <= wanted.start <= len(source) or len(source) >= _FEW:
        return wanted.before
    if source.count(wanted.match.encode()) < 2:
        return ()
    return tuple(source[: wanted.start].decode("utf-8", "surrogateescape").split())


def _hidden(source: Source, before: tuple[str, ...]) -> Source:
    for word in before:
        source = masked(source, word.encode("utf-8", "surrogateescape"), b"@")
    return source


def only_place(source: Source, block: str, match: bytes) -> int:
    """The place of a match that stands once in the whole source: every search ends there. -1 where it must be searched.

    Left to the search: a match that lies before its block, goes over a line's end, or is the sign that masks are
    made of."""
    if not match or b"\n" in match or b"@" in match or source.count(match) != 1 or b"'" in match or b'"' in match:
        return -1
    place = source.find(match)
    if place + 1 < len(source) and source.find(match, place + 1) >= 0:
        return -1
    begins = source.find(block.encode("utf-8", "surrogateescape"))
    return place if begins <= place else -1


def in_source(
    source: Source, block: str, wanted: Wanted, lines: list[Source], count: int
) -> tuple[int, tuple[int, int]]:
    """Line and span, searched in the whole source. The line is below 1, or the span at 0, for what is not found."""
    column, found = first_place(_hidden(source, wanted.before), block, wanted.match)
    if column < 0:
        return column, (0, 0)
    counter = 0
    for index, line in enumerate(lines):
        here = length(line)
        if counter + here >= column:
            first = column - counter
            last = min(first + len(found) - 1, here)
            return count - (len(lines) - (index + 1)), (first, last if last > 0 else 1)
        counter += here
    return count, (wanted.start, wanted.end)


def in_line(source: Source, number: int, block: str, wanted: Wanted) -> tuple[int, tuple[int, int]]:
    """Line and span, searched in the line that the block is said to begin on, or one that has the match at its
    offset."""
    start, end, match = wanted.start, wanted.end, wanted.match.encode()
    if start < 0 or end < 0:
        return number + 1, (start, end)
    for index, line in enumerate(kept(source)):
        if index != number and not (len(line) > end and line[start:end] == match):
            continue
        column, found = first_place(_hidden(line, wanted.before), block, wanted.match)
        last = min(column + len(found) - 1, length(line))
        return index + 1, (column, last if last > 0 else 1)
    return number + 1, (start, end)


def kept(source: Source) -> list[Source]:
    """The lines with their ends; only LF ends one. After a last LF an empty line follows, as in Vale."""
    return [*(line + b"\n" for line in source.split(b"\n")[:-1]), source[source.rfind(b"\n") + 1 :]]


def first_place(source: Source, block: str, match: str) -> tuple[int, str]:
    """The column (code points, from 1, over the whole source) of the match, and what stands there; -1 for nowhere."""
    if not match:
        return 1, ""
    offset = source.find(block.encode("utf-8", "surrogateescape"))
    if offset < 0 and not any(letter.isalpha() or letter.isdigit() for letter in match):
        words = block.split()
        offset = source.find(words[0].encode()) if words else offset
    if offset > 0:
        source = _signs(source[:offset], b"@") + source[offset:]
    places = _whole(source, match)
    if not places:
        at = source.find(match.encode())
        if at < 0:
            return _guessed(source, block, match)
    else:
        at = _not_code(source, places)
    if source[at : at + 1] == b"_":
        at += 1
    return length(source[:at]) + 1, match


def _not_code(source: Source, places: list[tuple[int, int]]) -> int:
    """The first place that no backtick and no hyphen touches, as Vale looks for one; else the first."""
    most = length(source)
    for start, end in places:
        before, after = start - 1, end + 1
        if before > 0 and source[before] in b"`-":
            continue
        if after < most and source[after] in b"`-":
            continue
        return start
    return places[0][0]


def _whole(source: Source, match: str) -> list[tuple[int, int]]:
    """Each place where the match stands as a word, an underscore at either side taken with it."""
    found: list[tuple[int, int]] = []
    at = 0
    while True:
        start, end = _next(source, match, at)
        if start < 0:
            return found
        begins = _begins(source, start, at)
        ends = _ends(source, end)
        if begins < 0 or ends < 0:
            at = start + 1
            continue
        found.append((begins, ends))
        at = max(ends, start + 1)


def _next(source: Source, match: str, at: int) -> tuple[int, int]:
    plain = match.encode("utf-8", "surrogateescape")
    if b"'" not in plain and b'"' not in plain:
        start = source.find(plain, at)
        return start, start + len(plain)
    return _quoted(source, match, at)


def _quoted(source: Source, match: str, at: int) -> tuple[int, int]:
    """The next place of a match whose straight quotation marks may be curly ones in the source."""
    import re

    from signoff.voice._vale._cached import cached_pattern

    pieces = (
        b"(?:" + b"|".join(sign.encode() for sign in _QUOTES[ord(letter)]) + b")" if ord(letter) in _QUOTES
        else re.escape(letter.encode("utf-8", "surrogateescape"))
        for letter in match
    )  # fmt: skip
    found = cached_pattern(b"".join(pieces)).search(source, at)
    return found.span() if found else (-1, -1)


def _begins(source: Source, start: int, least: int) -> int:
    before = source[start - 1] if start else -1
    if before == 0x5F and start - 1 >= least:
        return start - 1
    return start if start == 0 or (before in _WORD) != (source[start] in _WORD) else -1


def _ends(source: Source, end: int) -> int:
    if end == len(source):
        return end
    if source[end] == 0x5F:
        return end + 1
    return end if (source[end] in _WORD) != (source[end - 1] in _WORD) else -1


def _guessed(source: Source, block: str, match: str) -> tuple[int, str]:
    """Where the match is not in the source, markup being in between: the line that has all words of its sentence."""
    from signoff.text.punkt import sentences
    from signoff.voice._vale._words import words

    target = ""
    for sentence in sentences(block):
        if sentence == match or sentence.find(match) > 0:
            target = sentence
    if target:
        wanted = [word.encode() for word in words(target)]
        for line in source.split(b"\n"):
            if all(word in line for word in wanted):
                return source.find(line) + 1, line.decode("utf-8", "replace")
    return -1, block
