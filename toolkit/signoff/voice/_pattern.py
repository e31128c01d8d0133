"""Patterns that other people wrote: run by `regex`, under a time limit, and given up where they stay slow.

Python's own `re` has no limit, and one bad pattern would hang the whole review."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import Any

from signoff.voice._ascii import in_ascii
from signoff.voice._dotnet import NoPattern, for_ascii, for_regex, for_sieve, is_tame

SECONDS = 0.2
SECONDS_A_LETTER = 20e-6  # a long text may take longer: what is slow takes more than in proportion
SHORT = 400  # letters
MOST_STRIKES = 3
MOST_STEPS = 100_000
_PART = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(\d*),?(\d*)\}|.", re.DOTALL)


class TooSlow(Exception):
    """A pattern took too long on a text, or did so before too often to be tried again."""


class Pattern:
    """One pattern. It is compiled when it is first used."""

    def __init__(self, written: str) -> None:
        """Takes the pattern; use `wrong` beforehand to learn whether it is one."""
        self.written = written
        self._strikes = 0

    @cached_property
    def _compiled(self) -> Any:
        import regex  # here, so that a policy without own rules does not pay for it

        return regex.compile(for_regex(self.written))

    @property
    def is_quick(self) -> bool:
        """Whether RE2 finds the very same: no look-around, no back reference, no edge of the text."""
        return self._quick is not None

    @cached_property
    def _quick(self) -> Any:
        """RE2's matcher, which no pattern can make slow, where it finds the very same in ASCII; else None."""
        written = for_ascii(self.written)
        if written is None:
            return None
        import re2

        options = re2.Options()
        options.log_errors = False
        try:
            return re2.compile(written.encode(), options)
        except re2.error:
            return None

    def matches(self, text: str) -> list[Any]:
        """Every match in `text`, empty ones too. Raises TooSlow."""
        return list(self._limited(lambda limit: list(self._compiled.finditer(text, timeout=limit)), text))

    def places(self, text: str) -> list[tuple[int, int, str]]:
        """Start, end and last group of every match in `text`, empty ones too. Raises TooSlow."""
        if self._quick is not None:
            found = [(*match.span(), "") for match in self._quick.finditer(in_ascii(text))]
            if all(start < end for start, end, _ in found):  # of empty places the two have different notions
                return found
        return [(*match.span(), match.lastgroup or "") for match in self.matches(text)]

    def strings(self, text: str) -> list[str]:
        """What every match in `text` is. Raises TooSlow."""
        if self._compiled.groups:
            return [match[0] for match in self.matches(text)]
        return list(self._limited(lambda limit: self._compiled.findall(text, timeout=limit), text))

    def _limit(self, letters: int) -> float | None:
        """How many seconds it may take; no limit, which is itself not for nothing, where it cannot take long."""
        if letters <= SHORT and self._tame:
            return None
        return max(SECONDS, letters * SECONDS_A_LETTER)

    @cached_property
    def _tame(self) -> bool:
        return is_tame(self.written)

    def _limited(self, run: Callable[[float | None], Any], text: str) -> Any:
        if self._strikes >= MOST_STRIKES:
            raise TooSlow(self.written)
        try:
            return run(self._limit(len(text)))
        except TimeoutError:
            self._strikes += 1
            raise TooSlow(self.written) from None

    def find(self, text: str) -> list[Any]:
        """Every match in `text`, none empty. Raises TooSlow."""
        return [match for match in self.matches(text) if match.end() > match.start()]

    def fits(self, text: str) -> bool:
        """Whether it stands anywhere in `text`. Raises TooSlow."""
        return self._limited(lambda limit: self._compiled.search(text, timeout=limit), text) is not None

    def replaced(self, text: str, by: str) -> str:
        """`text` with every match replaced; `$1` in `by` is the first group. Raises TooSlow."""
        import regex

        by = regex.sub(r"\$(?:(\d+)|\{(\w+)\})", r"\\g<\1\2>", by.replace("\\", "\\\\"))
        try:
            return str(self._compiled.sub(by, text, timeout=SECONDS))
        except TimeoutError:
            raise TooSlow(self.written) from None
        except (regex.error, IndexError):  # a group that the pattern does not have
            return by


@cache
def pattern(written: str) -> Pattern:
    """The pattern, made once however many rules share it."""
    return Pattern(written)


def wrong(written: str) -> Iterator[str]:
    """Why it is no pattern, in words; nothing where it is one."""
    import regex

    if unrolled(written) > MOST_STEPS:
        yield f"`{written[:60]}` repeats what it repeats too often: more than {MOST_STEPS:,} times in all"
        return
    try:
        regex.compile(for_regex(written))
    except (regex.error, NoPattern, OverflowError, RecursionError, ValueError) as error:
        yield f"`{written[:60]}` is no pattern: {getattr(error, 'msg', None) or error}"


def is_sound(pieces: Iterable[str]) -> bool:
    """Whether all pieces are patterns, for certain, as RE2 says in a moment; False where `wrong` must look at each."""
    import re2

    joined = "|".join(f"(?:{piece})" for piece in pieces)
    written = for_sieve(joined)
    if written is None or ("{" in joined and unrolled(joined) > MOST_STEPS):
        return False
    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(written.encode(), options)
    except re2.error:
        return False
    return True


def unrolled(written: str) -> int:
    """How many steps a pattern has when its counted repeats are written out: `(?:ab{3}){10}` has more than 40.

    The matcher writes them out: three counts of a thousand inside each other would fill the memory."""
    open_groups, last = [0], 1
    for part in _PART.finditer(written):
        if part[0] == "(":
            open_groups.append(0)
            last = 0
        elif part[0] == ")" and len(open_groups) > 1:
            last = open_groups.pop()
            open_groups[-1] += last
        elif part[1] or part[2]:
            most = max(int(part[1] or 0), int(part[2] or 0), 1)
            open_groups[-1] += last * (most - 1)
            last *= most
        else:
            last = 1
            open_groups[-1] += 1
    return sum(open_groups)
