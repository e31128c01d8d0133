"""What every matcher is: a typed wish, a test over plain facts, and an answer with its reason."""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import Any, ClassVar, NamedTuple

import msgspec

from signoff.errors import listed
from signoff.model import Model, many


class Because(NamedTuple):
    """Whether it holds, and what was found, in words that stay true when `not` turns `holds`."""

    holds: bool
    words: str


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """The plain facts that matchers look at; workflow fills them in.

    slot_in   seconds from the submission to the first slot; None without a slot
    outside   whether that slot lies outside business hours; None without a slot or calendar
    spend     (amount, currency) of the post's budget, if it has one"""

    type: str = "post"
    networks: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    markets: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    campaign: str = ""
    tags: tuple[str, ...] = ()
    language: str = ""
    author: str = ""
    author_roles: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    slot_in: int | None = None
    outside: bool | None = None
    spend: tuple[float, str] | None = None


class Condition(Model):
    """One matcher with what is wanted of it. A kind adds `wanted`, typed, and `test`."""

    def test(self, subject: Subject) -> Because:
        """Whether the subject fits, with the reason."""
        raise NotImplementedError


class Named(Condition):
    """Holds if any of the subject's names, as a whole, fits one of the globs that are wanted."""

    fact: ClassVar[str] = ""
    spoken: ClassVar[str] = ""

    wanted: Any

    def test(self, subject: Subject) -> Because:
        """Compares each name with each glob; letters as written."""
        for name in many(getattr(subject, self.fact) or None):
            if fits(name, many(self.wanted)):
                return Because(True, f"its {self.spoken} is {name}")
        return Because(False, f"its {self.spoken} is not {listed(many(self.wanted))}")


def fits(name: str, globs: Iterable[str]) -> bool:
    """Whether the whole name fits one of the globs."""
    return any(fnmatchcase(name, glob) for glob in globs)
