"""Errors are short letters to a colleague: what is wrong, where, why it matters, what to do.

Readers yield `Problem`s and go on, so that a person mends a file once; only the verb at the edge stops."""

from collections.abc import Iterable
from typing import NamedTuple


class Place(NamedTuple):
    """A place in a file that a person can go to. Line and column count from 1, in code points; width in code points."""

    file: str
    line: int = 1
    column: int = 1
    width: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Problem(NamedTuple):
    """One thing that is wrong, for a person. `why` says what follows from it, or what to do; `excerpt` is the line."""

    message: str
    place: Place | None = None
    why: str = ""
    excerpt: str = ""
    severity: str = "error"

    def __str__(self) -> str:
        head = f"{self.place}: {self.message}" if self.place else self.message
        if self.severity != "error":
            head = f"{self.severity}: {head}"
        return "\n".join([head, *self._picture(), *(f"   {line}" for line in self.why.splitlines())])

    def _picture(self) -> list[str]:
        if not (self.place and self.excerpt.strip()):
            return []
        gutter = f"{self.place.line:>5} | "
        start = min(self.place.column, len(self.excerpt) + 1) - 1
        width = max(1, min(self.place.width, len(self.excerpt) - start))
        shift = max(0, start - 60)
        shown = printable(self.excerpt[shift : shift + 100])
        return [gutter + shown, " " * (len(gutter) + start - shift) + "^" * min(width, 100)]


class SignoffError(Exception):
    """Something could not be done. Carries every problem found, not only the first. Exit status 2."""

    status = 2

    def __init__(self, *problems: Problem | str) -> None:
        """Takes problems, or plain sentences for what has no place."""
        self.problems = tuple(Problem(item) if isinstance(item, str) else item for item in problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Refused(SignoffError):
    """Understood, and not allowed. Nothing was changed. Exit status 1."""

    status = 1


def nearest(word: object, known: Iterable[str]) -> str:
    """The words "did you mean `role`?", or "" where nothing known is near."""
    from difflib import get_close_matches  # only a mistake pays for it

    folded = {name.casefold(): name for name in known}
    close = get_close_matches(str(word).casefold(), folded, n=1, cutoff=0.6)
    return f"did you mean `{folded[close[0]]}`?" if close else ""


def listed(names: Iterable[object], word: str = "or") -> str:
    """Names as people say them: "a", "a or b", "a, b or c"."""
    found = [str(name) for name in names]
    return f" {word} ".join(filter(None, [", ".join(found[:-1]), *found[-1:]]))


def printable(text: str) -> str:
    """The text with what cannot be seen, or would move the cursor, replaced by a visible sign."""
    return "".join(letter if letter.isprintable() or letter == "\t" else "·" for letter in text).replace("\t", " ")
