"""finding: something was found in the post, as in `when: {finding: "claims.*"}`."""

from typing import Annotated, ClassVar

from signoff.errors import listed
from signoff.model import about, many
from signoff.policy.conditions._base import Because, Condition, Subject, fits


class Finding(Condition):
    """Holds if a finding's rule, as a whole, fits one of the globs; waived findings count."""

    facts: ClassVar[tuple[str, ...]] = ("findings",)

    wanted: Annotated[str | list[str], about("Rules or globs", "claims.*")]

    def test(self, subject: Subject) -> Because:
        """Compares each finding's rule with each glob."""
        for rule in subject.findings:
            if fits(rule, many(self.wanted)):
                return Because(True, f"{rule} was found in it")
        return Because(False, f"nothing of {listed(many(self.wanted))} was found in it")
