"""Title case (AP, Chicago) and sentence case of English headings, as the style guides that Vale's packages follow say.

    Title((), "", chicago=False, fits=…)("the war on drugs")      "The War on Drugs"
Source: AP Stylebook and The Chicago Manual of Style, 8.159, as Vale 3 reads them, by behaviour."""

import re
from collections.abc import Callable, Iterable

_SMALL_WORDS = "a an and as at but by en for if in nor of on or per the to vs vs. via v v."
_SMALL = frozenset(_SMALL_WORDS.split())
_LONGER = """
with from into during including until against among throughout despite towards upon concerning about over through before
between after since without under within along following across beyond around down near above
"""
_PREPOSITIONS = frozenset(_LONGER.split())
_TITLE_WORD = re.compile(r"(?:[^\W_])[^\s\-/]*")
_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."})
_NUMBERED = re.compile(r"\d+\.")
_WORD = r"[\p{N}\p{L}*]+[^\s]*"

Fits = Callable[[str, str], bool]
Find = Callable[[str, str], Iterable[str]]


def titled(word: str) -> str:
    """A word in small letters with a capital wherever a run of letters begins."""
    return re.sub(r"(?<![\w'’])[^\W\d_]", lambda letter: letter[0].upper(), word)


class _Cased:
    """What both cases share: words of a vocabulary keep the case that they have there; a prefix is left alone."""

    def __init__(self, vocabulary: tuple[str, ...], prefix: str, fits: Fits, find: Find | None = None) -> None:
        """fits, find: whether a pattern fits a text, and what it finds there, with a time limit."""
        self._vocabulary, self._prefix, self._fits, self._find = vocabulary, prefix, fits, find

    def _known(self, word: str) -> str:
        for term in self._vocabulary:
            if term.lower() == word.lower():
                return term
            if self._fits(term, word):
                return word
        return ""

    def _cut(self, text: str) -> tuple[str, str]:
        if not self._prefix or self._find is None:
            return "", text
        first = next(iter(self._find(self._prefix, text)), "")
        return first, text.removeprefix(first)


class Title(_Cased):
    """Writes in title case."""

    def __init__(
        self, vocabulary: tuple[str, ...], prefix: str, *, chicago: bool, fits: Fits, find: Find | None = None
    ) -> None:
        """chicago: every preposition is small; else, after AP, those of three letters or fewer."""
        super().__init__(vocabulary, prefix, fits, find)
        self._chicago = chicago

    def __call__(self, text: str) -> str:
        """The text in title case."""
        prefix, text = self._cut(text)
        plain, made, at, copied = text.translate(_PLAIN), [], 0, 0
        for number, match in enumerate(_TITLE_WORD.finditer(text)):
            word = match[0]
            place = plain.find(word, at)
            place = place if place >= 0 else at - 1
            at = place + len(word)
            made += [text[copied : match.start()], self._cased(word, number, place, plain, text)]
            copied = match.end()
        return prefix + "".join([*made, text[copied:]])

    def _cased(self, word: str, number: int, place: int, plain: str, text: str) -> str:
        if known := self._known(word):
            return known
        outermost = place == 0 or place + len(word) == len(plain)
        if self._is_small(word.lower(), number, outermost, text) and _inside(plain, place, place + len(word)):
            return word.lower()
        return word[:1].title() + word[1:] if word[:1].islower() else word

    def _is_small(self, word: str, number: int, outermost: bool, text: str) -> bool:
        if self._chicago:
            return not outermost and (word in _SMALL or word in _PREPOSITIONS)
        if word == "to":
            tags = _tags(text)
            if number + 1 < len(tags):  # "to" before a noun is a preposition, before a verb it has a capital
                return tags[number + 1].startswith("NN")
        return not outermost and word in _SMALL


def _inside(plain: str, start: int, end: int) -> bool:
    """Whether the word stands after a plain blank, hyphen or slash, and not after a colon or before a hyphen."""
    return (
        _at(plain, start - 1) in " -/"
        and _at(plain, start - 2) not in ":-"
        and (_at(plain, end) != "-" or _at(plain, start - 1) == "-")
    )


def _at(text: str, place: int) -> str:
    return text[place] if 0 <= place < len(text) else text[0]


def _tags(text: str) -> list[str]:
    from signoff.text.tagger import tagged  # a model that few headings need

    return [tag for _, tag in tagged(text if text.endswith((".", "!", "?")) else text + ".")]


class Sentence(_Cased):
    """Writes in sentence case."""

    def __init__(
        self, vocabulary: tuple[str, ...], prefix: str, indicators: tuple[str, ...], *, fits: Fits, find: Find
    ) -> None:
        """indicators: endings of a word after which a capital comes, such as `:`."""
        super().__init__(vocabulary, prefix, fits, find)
        self._indicators, self._found = indicators, find

    def __call__(self, text: str) -> str:
        """The text in sentence case, its words with one blank between them."""
        prefix, text = self._cut(text)
        known = rf"\b(?:{'|'.join(self._vocabulary)})\b|{_WORD}" if self._vocabulary else _WORD
        words = list(self._found("(?i)" + known, text))
        made = []
        for number, word in enumerate(words):
            before = words[number - 1] if number else ""
            if entry := self._known(word):
                made.append(entry)
            elif number == 0 or self._indicates(before, number - 1):
                made.append(word[:1].title() + word[1:].lower())
            else:
                made.append(word.lower())
        return prefix + " ".join(made)

    def _indicates(self, word: str, number: int) -> bool:
        ends = any(len(word) > len(ending) and word.endswith(ending) for ending in self._indicators)
        return ends or (number == 0 and bool(_NUMBERED.search(word)))
