"""Hunspell dictionaries as Vale reads them: every word with its endings written out, then looked up.

    english().knows("cafés")
Prefixes and suffixes, compound rules, flags as letters, pairs and numbers are read; what else an .aff file says is not.
A word also passes in small letters, as a number, as a number with a unit, or as a hash of 40 letters.
Source: hunspell(5); what is left out of it, after Vale 3.15, by behaviour."""

import re
from collections.abc import Iterator
from functools import cache

_NUMBER = re.compile(r"(?:[0-9]+[.,-]?)+\Z|0?x[0-9A-Fa-f]+\Z|0b[01]+\Z|[0-9a-z]{40}\Z")
_UNIT = re.compile(r"[0-9]+([a-zA-Z]+)\Z")
_SIGNS = frozenset("()+?*")
_MOST_PARTS, _LONGEST, _LEAST = 5, 100, 3


class Affix:
    """One class of endings or beginnings: rules of what is taken off, what is put on, and when."""

    def __init__(self, is_prefix: bool, crosses: bool) -> None:
        """crosses: prefixes and suffixes of such classes go together."""
        self.is_prefix, self.crosses = is_prefix, crosses
        self._rules: list[tuple[str, str, re.Pattern[str] | None]] = []

    def add(self, off: str, on: str, when: str) -> None:
        """One rule, as the .aff file writes it; `0` is nothing."""
        on = "" if on == "0" else on.partition("/")[0]
        edged = rf"{when}" if self.is_prefix else rf"{when}\Z"
        self._rules.append(("" if off == "0" else off, on, None if when == "." else re.compile(edged)))

    def forms(self, word: str) -> Iterator[str]:
        """What the rules make of a word."""
        for off, on, when in self._rules:
            if when and not (when.match(word) if self.is_prefix else when.search(word)):
                continue
            if self.is_prefix:
                yield on + word
            else:
                yield (word[: len(word) - len(off)] if off and word.endswith(off) else word) + on


class Dictionary:
    """Words and their forms."""

    def __init__(self, aff: str, dic: str) -> None:
        """Takes the text of both files."""
        self._affixes: dict[str, Affix] = {}
        self._compounds: dict[str, list[str]] = {}
        self._rules: list[str] = []
        self._flags, self._only, self._least, self._joins = "", "", _LEAST, False
        self._converted: list[tuple[str, str]] = []
        for line in aff.splitlines():
            self._read(line.split())
        self._words: set[str] = set()
        for line in dic.splitlines()[1:]:
            if fields := line.split():
                self._words.update(self._forms(fields[0]))
        self._patterns = [self._compound(rule) for rule in self._rules]

    def _read(self, parts: list[str]) -> None:
        match parts:
            case ["FLAG", how, *_]:
                self._flags = how
            case ["ICONV", old, new, *_]:
                self._converted.append((old, new))
            case ["COMPOUNDMIN", number, *_] if number.isdecimal():
                self._least = int(number)
            case ["ONLYINCOMPOUND", flag, *_]:
                self._only = flag
            case ["COMPOUNDRULE", rule, *_] if not rule.isdecimal():
                self._rules.append(rule)
                self._compounds.update({flag: [] for flag in self._split(rule)})
            case ["COMPOUNDFLAG" | "COMPOUNDBEGIN" | "COMPOUNDMIDDLE" | "COMPOUNDEND", _, *_]:
                self._joins = True
            case ["PFX" | "SFX" as kind, flag, "Y" | "N" as crosses, number] if number.isdecimal():
                self._affixes[flag] = Affix(kind == "PFX", crosses == "Y")
            case ["PFX" | "SFX", flag, off, on, *when] if flag in self._affixes:
                self._affixes[flag].add(off, on, when[0] if when else ".")

    def _split(self, flags: str) -> list[str]:
        if self._flags == "num":
            return flags.split(",")
        return re.findall("..", flags) if self._flags == "long" else list(flags)

    def _forms(self, entry: str) -> Iterator[str]:
        word, slash, written = entry.partition("/")
        if slash and (not word or not written):
            return
        flags = self._split(written)
        for flag in self._compounds.keys() & set(flags):
            self._compounds[flag].append(word)
        if self._only and self._only in flags:
            return
        yield word
        affixes = [self._affixes[flag] for flag in flags if flag in self._affixes]
        yield from (form for each in affixes if not (each.is_prefix and each.crosses) for form in each.forms(word))
        suffixes = [each for each in affixes if not each.is_prefix and each.crosses]
        for prefix in (each for each in affixes if each.is_prefix and each.crosses):
            for begun in prefix.forms(word):
                yield begun
                yield from (form for each in suffixes for form in each.forms(begun))

    def _compound(self, rule: str) -> re.Pattern[str]:
        parts = (
            re.escape(flag) if flag in _SIGNS and len(flag) == 1 else self._any(flag) for flag in self._split(rule)
        )
        return re.compile("".join(parts) + r"\Z")

    def _any(self, flag: str) -> str:
        return f"(?:{'|'.join(map(re.escape, self._compounds.get(flag, ())))})"

    def add(self, words: str) -> None:
        """More words, one a line; a line `#` alone is none."""
        self._words.update(word for line in words.splitlines() if (word := line.strip()) and word != "#")

    def converted(self, text: str) -> str:
        """The text with the letters that the dictionary wants written otherwise, such as curly apostrophes."""
        for old, new in self._converted:
            text = text.replace(old, new)
        return text

    def knows(self, word: str) -> bool:
        """Whether the word, one of its forms, or a number stands there."""
        if word in self._words or word.lower() in self._words or _NUMBER.match(word):
            return True
        if any(pattern.match(word) for pattern in self._patterns) or (self._joins and self._is_joined(word)):
            return True
        unit = _UNIT.match(word)
        return unit is not None and unit[1] in self._words

    def _is_joined(self, word: str, parts: int = 1) -> bool:
        if parts > _MOST_PARTS or len(word) > _LONGEST:
            return False
        least = max(self._least, _LEAST)
        return any(
            self._has(word[:cut]) and (self._has(word[cut:]) or self._is_joined(word[cut:], parts + 1))
            for cut in range(least, len(word) - least + 1)
        )

    def _has(self, word: str) -> bool:
        return not self._words.isdisjoint((word, word.lower(), word[:1].upper() + word[1:]))


class Speller:
    """Several dictionaries: what one of them knows is right."""

    def __init__(self, *dictionaries: Dictionary) -> None:
        """Takes the dictionaries."""
        self._dictionaries = dictionaries

    def knows(self, word: str) -> bool:
        """Whether one of them knows the word."""
        return any(each.knows(word) for each in self._dictionaries)

    def converted(self, text: str) -> str:
        """The text as all of them want it written."""
        for each in self._dictionaries:
            text = each.converted(text)
        return text


def english_dictionary() -> Dictionary:
    """A new dictionary of American English, to which words may be added."""
    from signoff.text._data import data_of

    made = Dictionary(data_of("en_US.aff").decode(), data_of("en_US.dic").decode())
    for more in ("en_US-large.txt", "en_US-web.txt"):
        made.add(data_of(more).decode())
    return made


@cache
def english() -> Speller:
    """American English, read once."""
    return Speller(english_dictionary())
