"""English sentences as Punkt finds them: full stops of abbreviations, initials and numbers end none.

    sentences("Dr. Ozols came. He left.")       ["Dr. Ozols came.", "He left."]
Our own sentences (`prose.py`) are for posts in any language; these are for rules made for Vale, which cuts like this.
Source: Kiss and Strunk, Unsupervised Multilingual Sentence Boundary Detection, 2006; the refinements of prose 2 (dotted
abbreviations, ellipses, quotations), by behaviour. The model is data: data/README.md says whose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from signoff.text._data import data_of

_CJK = frozenset("。；！？")
_WORD = re.compile(r"\S+")
_ENDS = frozenset(".!?。！？")
_STOPS = frozenset(";:,.!?；：，。！？")
_NUMBER = re.compile(r"-?[.,]?[0-9][0-9,.-]*\.?\Z")
_INITIAL = re.compile(r"[A-Za-z]\.\Z")
_ELLIPSIS = re.compile(r"\.\.+\Z")
_LIKE_ELLIPSIS = re.compile(r"(?:\.\s?){2,}\.", re.ASCII)
_DOTTED = re.compile(r"(?:\w\.)+\w*\.", re.ASCII)
_FINAL = (
    '."', ".)", ".’", ".”", "?", '?"', "?'", "?)", "?’", "?”", "!", '!"', "!'", "!)", "!’", "!”",
)  # fmt: skip
_OPENING = (".[", ".(", '."', "?[", "?(", "![", "!(")
_CLOSING = (")", "’", "”", '"', "'")
# What the model has seen of a word: with a capital or a small letter, at the start of a sentence, inside, or unknown.
_MID_UPPER, _UPPER, _BEG_LOWER, _LOWER = 4, 14, 16, 112
_NO, _YES, _UNKNOWN = 0, 1, -1


class Model(NamedTuple):
    """What was learnt: `forms` says by word how it was seen."""

    abbreviations: frozenset[str]
    collocations: frozenset[str]
    starters: frozenset[str]
    forms: dict[str, int]


@dataclass(slots=True)
class _Token:
    text: str
    end: int
    breaks: bool = False
    abbreviates: bool = False

    @property
    def kind(self) -> str:
        kind = _NUMBER.sub("##number##", self.text.lower())
        return kind if len(kind.encode()) == 1 else kind.replace(",", "")

    @property
    def kind_without_stop(self) -> str:
        kind = self.kind
        return kind[:-1] if len(kind) > 1 and kind.endswith(".") else kind

    @property
    def kind_in_sentence(self) -> str:
        return self.kind_without_stop if self.breaks else self.kind

    @property
    def is_stopped(self) -> bool:
        return self.text.endswith((".", "。"))


def sentences(text: str) -> list[str]:
    """The sentences of a text, in order, without the blanks around them."""
    if _ENDS.isdisjoint(text):
        return [text.strip()] if text else []
    tokens = list(_tokens(text))
    for token in tokens:
        _by_itself(token)
    pairs = list(pairwise(tokens))
    for first, second in pairs:
        _by_pair(first, second)
    for first, second in pairs:
        _refined(first, second)
    if "\n" in tokens[-1].text and " " in tokens[-1].text:
        tokens[-1].breaks = False
    return list(_cut(text, tokens))


def _cut(text: str, tokens: list[_Token]) -> Iterator[str]:
    start = 0
    for token in tokens:
        if token.breaks:
            yield text[start : token.end].strip()
            start = token.end
    if start != len(text):
        yield text[start:].strip()


def _tokens(text: str) -> Iterator[_Token]:
    """The words with a mark that may end a sentence, and the word after each; a token ends before the next blank."""
    after = found = False
    for word, end in _words(text):
        ends = not _ENDS.isdisjoint(word)
        if ends or after:
            found = True
            yield _Token(word, end)
        after = ends
    if not found:
        yield _Token(text, len(text))


def _words(text: str) -> Iterator[tuple[str, int]]:
    """Words and where they end. Punkt cuts after full stops of Chinese and Japanese too, which need no blank."""
    # Only an ASCII letter ends the last token; a curly quotation mark at the end leaves it out, in Vale too.
    last = len(text) - 1 if text[-1].isascii() else -1
    if _CJK.isdisjoint(text):
        for match in _WORD.finditer(text):
            if match.end() <= last or last >= 0:
                yield match[0], len(text) if match.end() == last else match.end()
            elif match.end() < len(text):
                yield match[0], match.end()
        return
    begun = 0
    for at, letter in enumerate(text):
        if letter.isspace() or letter in _CJK or at == last:
            end = len(text) if at == last else at + (letter in _CJK)
            if word := text[begun:end].strip():
                begun = end
                yield word, end


def _ends_a_sentence(token: str) -> bool:
    if token.endswith(_FINAL):
        return "Yahoo!" not in token
    return any(pair in token for pair in _OPENING)


def _by_itself(token: _Token) -> None:
    if _ends_a_sentence(token.text):
        token.breaks = True
    elif token.is_stopped and not token.text.endswith(".."):
        word = token.text[:-1].lower()
        if {word, word.rpartition("-")[2]} & model().abbreviations:
            token.abbreviates = True
        else:
            token.breaks = True


def _by_pair(first: _Token, second: _Token) -> None:
    if not first.is_stopped:
        return
    kind, following = first.kind_without_stop, second.kind_in_sentence
    initial = bool(_INITIAL.match(first.text))
    if f"{kind},{following}" in model().collocations:
        first.breaks, first.abbreviates = False, True
        return
    if (first.abbreviates or _ELLIPSIS.search(first.text)) and not initial and _begins(second, following):
        first.breaks = True
        return
    if first.text == "." and second.text == ".":
        first.breaks = second.breaks = False
        return
    if initial or kind == "##number##":
        begins = _orthography(second)
        rare = (
            begins == _UNKNOWN and initial and second.text[0].isupper() and not model().forms.get(following, 0) & _LOWER
        )
        if begins == _NO or rare:
            first.breaks, first.abbreviates = False, True


def _begins(token: _Token, kind: str) -> bool:
    return _orthography(token) == _YES or (token.text[0].isupper() and kind in model().starters)


def _orthography(token: _Token) -> int:
    """Whether the word's letters tell that it begins a sentence."""
    if token.text in _STOPS:
        return _NO
    seen, first = model().forms.get(token.kind_in_sentence, 0), token.text[0]
    if first.isupper() and seen & _LOWER and not seen & _MID_UPPER:
        return _YES
    if first.islower() and (seen & _UPPER or not seen & _BEG_LOWER):
        return _NO
    return _UNKNOWN


def _refined(first: _Token, second: _Token) -> None:
    """Ellipses, quotations and dotted abbreviations, looked at once more."""
    if first.text.endswith(".") and second.text == ".":
        first.breaks = second.breaks = False
        return
    following, upper = second.kind_in_sentence, second.text[0].isupper()
    unbroken = first.text.endswith(".") and not first.breaks
    inside = first.breaks and first.text.endswith(_CLOSING)
    ellipsis = bool(_LIKE_ELLIPSIS.search(first.text))
    if ellipsis and (upper or following in model().starters):
        first.breaks = True
        return
    if inside and second.text[0].islower() and following not in model().starters:
        first.breaks = False
        return
    if unbroken and upper and model().forms.get(following, 0) & _LOWER:
        first.breaks = True
    if _DOTTED.search(first.text) and not _INITIAL.match(first.text):
        first.abbreviates = True
        first.breaks = _begins(second, following)


@cache
def model() -> Model:
    """The model of English, read once."""
    rows = (line.split("\t") for line in data_of("punkt-english.txt").decode().splitlines())
    words = {name: rest.split() for name, rest in rows}
    return Model(
        frozenset([*words.pop("abbreviations"), ". . ", "sgt", "gov", "no", "mt"]),
        frozenset(words.pop("collocations")),
        frozenset(words.pop("starters")),
        {word: int(seen) for seen, those in words.items() for word in those},
    )
