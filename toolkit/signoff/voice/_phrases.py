"""Words in lists: found whole and caseless, `*` at a word's end is any ending, a space is any white space.

    Phrases([("traks* cen*", "voice.tone")]).find(Reading("Traks\ncenu lēciens!"))      # (0, 10, "voice.tone")

All lists are looked for in one pass: each word of the text is looked up by itself and by its beginnings, and only where
an entry's first word stands are its other words compared. No entry is ever a pattern, so none can be slow.

A word is letters, digits, ' and -: `off` does not stand in `kick-off`, nor `can` in "can't"; but `chairman` is what
"chairman's" speaks of, and the ending that `sneaker*` allows may be that of `sneaker-lovers`."""

import re
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from signoff.voice._reading import TOKEN, Reading, Token, key

T = TypeVar("T")
_SPACE = re.compile(r"\s+")
_JOINED_BEFORE = re.compile(r"[^\W_][-‑]\Z")
_JOINED_AFTER = re.compile(r"(?:[-‑][^\W_]+)+")
_NOT = re.compile(r"['’]t(?![^\W_])", re.IGNORECASE)


class Piece(NamedTuple):
    """One word of an entry. `gap` is what stands before it; `open`: any ending fits."""

    gap: str
    key: str
    open: bool


class Phrase(NamedTuple):
    """One entry, taken apart. `tail` is what stands after its last word."""

    pieces: tuple[Piece, ...]
    tail: str


class Phrases(Generic[T]):
    """Entries of any number of lists, each with what it stands for."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Takes each entry as people write it, and what `find` says for it."""
        self._whole: dict[str, list[tuple[Phrase, T]]] = {}
        self._open: dict[str, list[tuple[Phrase, T]]] = {}
        self._bare: list[tuple[str, T]] = []
        for written, meant in entries:
            self._add(phrase(written), meant)
        self._lengths = sorted({len(beginning) for beginning in self._open})

    def _add(self, entry: Phrase, meant: T) -> None:
        if entry.pieces:
            first = entry.pieces[0]
            (self._open if first.open else self._whole).setdefault(first.key, []).append((entry, meant))
        elif entry.tail:
            self._bare.append((entry.tail, meant))

    def find(self, reading: Reading) -> Iterator[tuple[int, int, T]]:
        """Start, end and what it stands for, of each place, first by words; places may overlap."""
        tokens = reading.tokens
        for position, token in enumerate(tokens):
            for entry, meant in self._beginning_with(token.key):
                if end := _end(entry, tokens, position, reading.read):
                    yield token.start - len(entry.pieces[0].gap), end, meant
        for sign, meant in self._bare:
            yield from ((*place, meant) for place in _places(sign, reading.read))

    def _beginning_with(self, word: str) -> Iterator[tuple[Phrase, T]]:
        yield from self._whole.get(word, ())
        for length in self._lengths:
            if length > len(word):
                return
            yield from self._open.get(word[:length], ())


def phrase(written: str) -> Phrase:
    """An entry as people write it, taken apart into words, endings and what stands between."""
    pieces, at = [], 0
    written = written.strip()
    for match in TOKEN.finditer(written):
        is_open = written.startswith("*", match.end())
        pieces.append(Piece(_plain(written[at : match.start()]), key(match[0]), is_open))
        at = match.end() + is_open
    return Phrase(tuple(pieces), _plain(written[at:]))


def _end(entry: Phrase, tokens: list[Token], position: int, read: str) -> int:
    """Where the entry ends whose first word is this one; 0 where its other parts are not there."""
    before = tokens[position].start - len(entry.pieces[0].gap)
    if not entry.pieces[0].gap and _JOINED_BEFORE.match(read, max(0, before - 2), before):
        return 0
    for piece in entry.pieces:
        if position == len(tokens) or before < 0:
            return 0
        token = tokens[position]
        if not _fits(piece, token.key) or _plain(read[before : token.start]) != piece.gap:
            return 0
        before, position = token.end, position + 1
    if entry.tail:
        end = before + len(entry.tail)
        return end if _plain(read[before:end]) == entry.tail else 0
    return _whole(read, before, entry.pieces[-1].open)


def _fits(piece: Piece, word: str) -> bool:
    return word.startswith(piece.key) if piece.open else word == piece.key


def _whole(read: str, end: int, is_open: bool) -> int:
    """Where the word ends whose letters end here; 0 where it goes on and no ending is allowed."""
    rest = _JOINED_AFTER.match(read, end)
    if rest and is_open:
        return rest.end()
    return 0 if rest or _NOT.match(read, end) else end


def _plain(between: str) -> str:
    return between if between in ("", " ") else _SPACE.sub(" ", between.replace("’", "'"))


def _places(sign: str, read: str) -> Iterator[tuple[int, int]]:
    start = read.find(sign)
    while start >= 0:
        yield start, start + len(sign)
        start = read.find(sign, start + len(sign))
