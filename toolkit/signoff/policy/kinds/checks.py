"""checks: what is looked for in every post; one section a check, and who may waive what.

    kind: checks
    links: {our_hosts: [cafe.example]}
    duplicates: {same_within: 720h}

The sections are the kinds of the room `checks`, handed in when policies are loaded."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from signoff.errors import Problem
from signoff.model import about, many
from signoff.policy.conditions import When
from signoff.policy.kinds._document import Document, Names, unknown
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
        """Roles of waivers that are not there."""
        for names in self.waivers.values():
            for role in many(names):
                if role != "nobody":
                    yield from unknown(self, "waivers", role, policy.roles, "role", "It could waive nothing.")
