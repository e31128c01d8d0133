"""What every check is: the settings of its section of `kind: checks`, and a look at one case."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from signoff.checks._join import Said, join
from signoff.errors import Problem
from signoff.finding import Finding
from signoff.model import Model

if TYPE_CHECKING:
    from signoff.checks._case import Case
    from signoff.policy import Policy
    from signoff.text import Span


class Check(Model):
    """One section. A kind adds its settings, `id`, `severities` and `look`.

    id           what its findings begin with: `links` of `links.malformed`
    severities   what a policy that says nothing gives each finding
    always       whether it looks with its defaults where no document has the section
    per_channel  whether two channels are two findings at one place"""

    id: ClassVar[str] = ""
    severities: ClassVar[Mapping[str, str]] = {}
    always: ClassVar[bool] = False
    per_channel: ClassVar[bool] = False
    written: ClassVar[Any] = None  # the type of the section, where that is no mapping of the settings

    def look(self, case: "Case") -> Iterator[Finding]:
        """What is found in one text, for channels that share these settings."""
        yield from ()

    def problems(self, policy: "Policy") -> Iterator[Problem]:
        """What is wrong with the section as written, which its types cannot show."""
        yield from ()

    def spares(self, case: "Case") -> Iterator["Span"]:
        """Words that must stand: what voice and accessibility find inside them does not count."""
        yield from ()

    @classmethod
    def joined(cls, sections: Sequence[Said]) -> "Check":
        """One check of the sections of all documents that apply; its defaults where there is none."""
        made: Check = join(sections) if sections else cls()
        made.__dict__["declared"] = bool(sections)
        return made

    @property
    def declared(self) -> bool:
        """Whether some document has the section: with defaults alone only the sure things are looked for."""
        return bool(self.__dict__.get("declared"))

    def found(self, case: "Case", what: str, start: int, end: int, message: str, **more: Any) -> Finding:
        """A finding at `words[start:end]` of the text, code points; `more` as Copy.finding has it."""
        severity = more.pop("severity", self.severities[what])
        return case.copy.finding(f"{self.id}.{what}", start, end, message, severity=severity, **more)

    def at_first_line(self, case: "Case", what: str, message: str, suggestion: str | None = None) -> Finding:
        """A finding about the text as a whole."""
        return self.found(case, what, 0, 0, message, suggestion=suggestion)

    def at_key(
        self, case: "Case", what: str, key: str, message: str, position: int | None = None, **more: Any
    ) -> Finding:
        """A finding at a value of the front matter, or at one item of a list; `match` is the value as written."""
        place, match = case.front_place(key, position)
        return Finding(
            rule=f"{self.id}.{what}", severity=more.pop("severity", self.severities[what]), post=case.post.id,
            file=case.post.file, line=place.line, span=(place.column, place.column + max(len(match), 1) - 1),
            match=match, message=message, **more,
        )  # fmt: skip
