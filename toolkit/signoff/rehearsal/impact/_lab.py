"""The analyst's own place: one file of rules that is still being written, tried before it is saved.

rule = lab(ws, "policies/chain-standard.yml", text)
rule.verdict      is it valid, and if not, what is wrong and where
rule.words        what it says that the rules in force do not, and the other way round
rule.rehearse()   what the past would have looked like
rule.never        what can never happen under it, each with a policy test that shows it"""

from datetime import datetime
from typing import TYPE_CHECKING

from signoff.errors import Problem, SignoffError
from signoff.face import Opened
from signoff.insight import TEXT, WHOLE, frame
from signoff.policy import Policy
from signoff.rehearsal.impact._face import Rehearsal, rehearse
from signoff.rehearsal.impact._other import read_over
from signoff.report import sentences
from signoff.report.reading import Letter

if TYPE_CHECKING:
    from polars import DataFrame

WORDS = {"change": TEXT, "sentence": TEXT}
NEVER = {"rule": TEXT, "severity": TEXT, "file": TEXT, "line": WHOLE, "message": TEXT}


class Lab:
    """A file as somebody writes it, with all the others as they are. Nothing is saved."""

    def __init__(self, ws: Opened, policy: Policy, problems: list[Problem]) -> None:
        """Made by `lab`."""
        self._ws, self._policy, self.problems = ws, policy, problems

    @property
    def valid(self) -> bool:
        """Whether it could be in force."""
        return not any(problem.severity == "error" for problem in self.problems)

    @property
    def verdict(self) -> Letter:
        """Valid or not, and every mistake with its place."""
        head = "It can be read; nothing is wrong with it." if self.valid else "It cannot be in force yet:"
        return Letter("\n\n".join([head, *map(str, self.problems)]))

    @property
    def policy(self) -> Policy:
        """All rules with this file in its place. Raises SignoffError where something is wrong with them."""
        if not self.valid:
            raise SignoffError(*(problem for problem in self.problems if problem.severity == "error"))
        return self._policy

    @property
    def words(self) -> "DataFrame":
        """What would be said of the rules, and no longer said; no row where only the way of writing differs."""
        now, then = sentences(self._ws.policy), sentences(self.policy)
        rows = [{"change": "no longer", "sentence": said} for said in now if said not in then]
        rows += [{"change": "new", "sentence": said} for said in then if said not in now]
        return frame(rows, WORDS, self._ws.policy.zone)

    def rehearse(self, since: str | datetime | None = None, language: str = "en") -> Rehearsal:
        """What it would have done to the past; arguments as of `signoff.rehearsal.impact.rehearse`."""
        return rehearse(self._ws, self.policy, since, language)

    @property
    def never(self) -> "DataFrame":
        """What can never happen under it, or would in spite of all: the policy's own mistakes."""
        from signoff.rehearsal.prove import prove

        rows = [{name: getattr(found, name) for name in NEVER} for found in prove(self.policy, self._ws.now).findings]
        return frame(rows, NEVER, self._ws.policy.zone)


def lab(ws: Opened, file: str, text: str) -> Lab:
    """A file below `policies/` with another text, or a new one, in what `signoff.open()` opened. Nothing is saved."""
    return Lab(ws, *read_over(ws.workspace, file, text.encode()))
