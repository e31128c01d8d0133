"""changed: kinds of change since the last approved revision, as in `when: {changed: [text, assets]}`."""

from typing import Annotated, ClassVar, Literal

from signoff.errors import listed
from signoff.model import about, many
from signoff.policy.conditions._base import Because, Condition, Subject

Change = Literal["text", "assets", "channels", "schedule", "metadata"]


class Changed(Condition):
    """Holds if one of these kinds of change was made since the last approved revision, kept kinds included."""

    facts: ClassVar[tuple[str, ...]] = ("changed",)

    wanted: Annotated[Change | list[Change], about("Kinds of change; any of them is enough", "text")]

    def test(self, subject: Subject) -> Because:
        """Looks back to the last approved revision, or to the first draft."""
        for change in many(self.wanted):
            if change in subject.changed:
                return Because(True, f"its {change} changed since the last approved revision")
        return Because(False, f"no {listed(many(self.wanted))} changed since the last approved revision")
