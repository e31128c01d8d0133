"""Whose approval a step needs: the approvers, less those barred, with delegates and, once escalated, the target."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from signoff.policy import Policy
from signoff.workflow._roster import Roster
from signoff.workflow._run import Run, Verdict


class Bars(msgspec.Struct, frozen=True):
    """Who may not approve this post, whatever their role.

    filled   people who filled another step, where steps ask for distinct people: person → step"""

    author: frozenset[str] = frozenset()
    editors: frozenset[str] = frozenset()
    filled: dict[str, str] = {}

    def reasons(self, person: str, step: str) -> list[str]:
        """Each reason for which this person may not approve this step."""
        found = []
        if person in self.author:
            found.append(f"{person} is the author of the post")
        if person in self.editors:
            found.append(f"{person} is an editor of the post: changed it since its last approved revision")
        if self.filled.get(person, step) != step:
            found.append(f"distinct people must fill the steps, and {person} filled `{self.filled[person]}`")
        return found


class Asked:
    """The people of one step at one moment."""

    def __init__(self, run: Run, roster: Roster, bars: Bars, at: datetime) -> None:
        """Looks at the roles of that day."""
        self.run, self.roster, self.bars, self.at = run, roster, bars, at
        self.approvers = roster.fitting(run.step.approvers, at)
        self.targets = roster.fitting(run.step.escalate.to, at) if run.step.escalate and run.escalated else set()

    @property
    def both(self) -> set[str]:
        """The approvers and, once it is escalated, the target beside them."""
        return self.approvers | self.targets

    def able(self, people: Iterable[str]) -> set[str]:
        """Those of them who may approve this post: the right to, and no bar."""
        return {
            person
            for person in people
            if self.roster.may(person, "approve", self.at) and not self.bars.reasons(person, self.run.step.name)
        }

    def stands_for(self, person: str, act: str = "approve") -> set[str]:
        """Whom the person answers for: themselves, or those who delegated and may themselves."""
        own = {person} if person in self.both and self.roster.may(person, act, self.at) else set()
        able = self.able(self.both) if act == "approve" else self.both
        return own | {one for one in able if person in self.roster.delegates(one, self.at)}

    def helpers(self, people: Iterable[str]) -> set[str]:
        """Those of the people who are there, and the delegates of all of them; nobody barred."""
        people = set(people)
        there = {person for person in people if not self.roster.away(person, self.at)}
        acting = {one for person in people for one in self.roster.delegates(person, self.at)}
        barred = {one for one in acting if self.bars.reasons(one, self.run.step.name)}
        return there | (acting - barred)

    def waiting_on(self, now: datetime) -> set[str]:
        """Everybody whose approval would help now."""
        able = self.able(self.both)
        if self.run.step.need == "all" and not self.run.escalated:
            able &= self.missing(now)
        return self.helpers(able) - {verdict.by for verdict in self.counting(now)}

    def counting(self, now: datetime) -> list[Verdict]:
        """The approvals that count: those that have not grown old."""
        return [verdict for verdict in self.run.approvals if not self.run.grown_old(verdict, now)]

    def missing(self, now: datetime) -> set[str]:
        """For `need: all`: those of the panel for whom nobody has approved yet."""
        covered: set[str] = set()
        for verdict in self.counting(now):
            covered |= {verdict.by} & self.run.panel or self._delegators(verdict)
        return set(self.run.panel) - covered

    def _delegators(self, verdict: Verdict) -> set[str]:
        return {one for one in self.run.panel if verdict.by in self.roster.delegates(one, verdict.at)}

    def have(self, now: datetime) -> int:
        """How many approvals count."""
        return len(self.counting(now))

    def enough(self, now: datetime) -> bool:
        """Whether the step is approved."""
        if self.run.step.need == "all" and not self.run.escalated:
            return bool(self.run.panel) and not self.missing(now)
        return self.have(now) >= self.needed

    @property
    def needed(self) -> int:
        """How many approvals it takes; for `all`, as many as the panel has people."""
        return len(self.run.panel) if self.run.step.need == "all" else self.run.step.need

    def too_few_there(self) -> bool:
        """Whether those who are there, delegates counted, cannot be enough: then it escalates at once."""
        able = self.able(self.approvers)
        if self.run.step.need == "all":
            return any(not self.helpers({person}) for person in self.missing(self.at))
        return len(self.helpers(able) | {verdict.by for verdict in self.run.approvals}) < self.run.step.need


def held_by_too_few(step: Any, roster: Roster, bars: Bars, at: datetime, policy: Policy) -> str:
    """Why this step could never be approved for this post, or "". Absence is no reason: people come back."""
    asked = Asked(Run(step=step, round=0, started=at), roster, bars, at)
    able = asked.able(asked.approvers)
    need = 1 if step.need == "all" else step.need
    if len(able) >= need:
        return ""
    who = f"role, person or team {step.approvers}"
    if not asked.approvers:
        return f"nobody holds {who}, which the step `{step.name}` asks"
    barred = sorted(asked.approvers - able)
    return (
        f"the step `{step.name}` needs {need} of {who}; {len(able)} may approve this post ({', '.join(barred)} may not)"
    )
