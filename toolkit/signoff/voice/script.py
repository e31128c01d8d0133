"""script: a rule that is a program. It is never run: a policy is data.

    extends: script
    message: "Consider inserting a new section heading at this point."
    script: heading.tengo
Vale runs such programs (Tengo); signoff names the rule and leaves it out, here and in style packages."""

from collections.abc import Iterator
from typing import Annotated

from signoff.errors import Problem
from signoff.model import about
from signoff.voice import Found, Piece, Rule


class Script(Rule, tag="script"):
    """Finds nothing, and says so when it is loaded."""

    script: Annotated[str, about("The program, which is not run", "heading.tengo")] = ""

    def look(self, block: Piece) -> Iterator[Found]:
        """Nothing."""
        return iter(())

    def problems(self) -> Iterator[Problem]:
        """That it is not run."""
        why = "Say what it looks for with another kind of rule, or leave it to Vale."
        yield Problem("a `script` rule is a program, and is not run", self.place_of("script"), why, severity="warning")
