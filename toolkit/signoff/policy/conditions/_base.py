"""What every matcher is: a typed wish, a test over plain facts, and an answer with its reason."""

from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from operator import attrgetter
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


Test = Callable[[Subject], Because]


class Condition(Model):
    """One matcher with what is wanted of it. A kind adds `wanted`, typed, and `test`."""

    facts: ClassVar[tuple[str, ...]] = Subject.__struct_fields__
    """Which facts it looks at; all of them, where a kind does not say it."""

    def test(self, subject: Subject) -> Because:
        """Whether the subject fits, with the reason."""
        raise NotImplementedError

    @classmethod
    def looks_at(cls) -> tuple[str, ...]:
        """The facts that it looks at."""
        return cls.facts

    def compiled(self) -> Test:
        """The test as it is asked of many subjects; a kind that can prepare something returns a closure over it."""
        return self.test


class Named(Condition):
    """Holds if any of the subject's names, as a whole, fits one of the globs that are wanted."""

    fact: ClassVar[str] = ""
    spoken: ClassVar[str] = ""

    wanted: Any

    @classmethod
    def looks_at(cls) -> tuple[str, ...]:
        """The one fact whose names it compares."""
        return (cls.fact,)

    def test(self, subject: Subject) -> Because:
        """Compares each name with each glob; letters as written."""
        return self.compiled()(subject)

    def compiled(self) -> Test:
        """Names without a sign of a glob are looked up; only the others are compared one by one."""
        wanted, fact, spoken = many(self.wanted), attrgetter(self.fact), self.spoken
        globs = [one for one in wanted if any(sign in one for sign in "*?[")]
        plain = frozenset(wanted).difference(globs)
        otherwise = Because(False, f"its {spoken} is not {listed(wanted)}")

        def test(subject: Subject) -> Because:
            for name in many(fact(subject) or None):
                if name in plain or (globs and fits(name, globs)):
                    return Because(True, f"its {spoken} is {name}")
            return otherwise

        return test


def fits(name: str, globs: Iterable[str]) -> bool:
    """Whether the whole name fits one of the globs."""
    return any(fnmatchcase(name, glob) for glob in globs)
