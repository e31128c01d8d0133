"""checks: what is looked for in every post; one section a check, and who may waive what.

    kind: checks
    links: {our_hosts: [cafe.example]}
    duplicates: {same_within: 720h}

Each section is one check. A document has those that it needs; several documents add up."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec

from signoff.errors import Problem
from signoff.model import about, many
from signoff.policy.conditions import When
from signoff.policy.kinds._document import Document, Names, unknown
from signoff.policy.kinds._values import contradictions
from signoff.policy.kinds._words import Example, Severities

if TYPE_CHECKING:
    from signoff.policy._policy import Policy


class Checks(Document):
    """Settings of the checks. Several documents add up; one under `when:` beats one without."""

    kind: Literal["checks"]
    name: Annotated[str, about("What people call it", "house")] = ""
    when: Annotated[When | None, about("The posts it is for; left out: all", {"market": "LV"})] = None
    severity: Severities = {}
    waivers: Annotated[dict[str, Names], about("Who may waive what; not named: nobody", {"voice.*": ["editor"]})] = {}
    examples: Annotated[list[Example], about("Good and bad sentences, which are tests")] = []

    def problems(self, policy: "Policy") -> Iterator[Problem]:
        """Values that contradict another document, roles of waivers that are not there, and what each section says."""
        yield from contradictions(self, policy.of("checks"))
        for section in self._sections():
            yield from section.problems(policy)
        for names in self.waivers.values():
            for role in many(names):
                if role != "nobody":
                    yield from unknown(self, "waivers", role, policy.roles, "role", "It could waive nothing.")

    def _sections(self) -> Iterator[Any]:
        """The sections that upper rooms handed in, and what stands in those that are lists."""
        for field in msgspec.structs.fields(self):
            yield from (section for section in many(getattr(self, field.name)) if hasattr(section, "problems"))
