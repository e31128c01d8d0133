"""Whose approval a step needs: the approvers, less those barred, with delegates and, once escalated, the target."""

from collections.abc import Collection, Mapping, Set
from datetime import datetime

from signoff.workflow._roster import NOBODY, Roster
from signoff.workflow._run import Run, Verdict


class Bars:
    """Who may not approve this post, whatever their role. everybody: all of them.

    filled   people who filled another step, where steps ask for distinct people: person → step"""

    def __init__(self, author: Set[str], editors: Set[str], filled: Mapping[str, str]) -> None:
        """Takes those of the moment."""
        self.author, self.editors, self.filled = author, editors, filled
        self.everybody = {*author, *editors, *filled}

    def reasons(self, person: str) -> list[str]:
        """Each reason for which this person may not approve."""
        if person not in self.everybody:
            return []
        found = []
        if person in self.author:
            found.append(f"{person} is the author of the post")
        if person in self.editors:
            found.append(f"{person} is an editor of the post: changed it since its last approved revision")
        if person in self.filled:
            found.append(f"distinct people must fill the steps, and {person} filled `{self.filled[person]}`")
        return found

    def wrote(self, person: str) -> bool:
        """Whether the words are theirs: as author or editor."""
        return person in self.author or person in self.editors


class Asked:
    """The people of one step at one moment. both: the approvers and, once it is escalated, the target beside them."""

    def __init__(self, run: Run, roster: Roster, bars: Bars, at: datetime) -> None:
        """Looks at the roles of that day."""
        self.run, self.roster, self.bars, self.at = run, roster, bars, at
        self.people = roster.on(at)
        self.approvers = self.both = self.people.fitting(run.step.approvers)
        if run.step.escalate and run.escalated:
            self.both = self.approvers | self.people.fitting(run.step.escalate.to)

    @property
    def panel(self) -> frozenset[str]:
        """Of those who could approve when the step became current, all who have not become author or editor since."""
        return self.run.panel - self.bars.author - self.bars.editors

    @property
    def of_all(self) -> bool:
        """Whether each of the panel is asked for; after an escalation it is their number alone that counts."""
        return self.run.step.need == "all" and not self.run.escalated

    @property
    def needed(self) -> int:
        """How many approvals it takes; for `all`, as many as the panel has people."""
        need = self.run.step.need
        return need if isinstance(need, int) else len(self.panel)

    @property
    def able(self) -> frozenset[str]:
        """Those of the approvers who may approve this post: the right to, and no bar."""
        return self.people.able(self.run.step.approvers) - self.bars.everybody

    @property
    def all_able(self) -> frozenset[str]:
        """The same of the approvers and, once it is escalated, the target."""
        if self.both is self.approvers:
            return self.able
        return (self.both & self.people.may("approve")) - self.bars.everybody

    def may_answer(self, person: str, act: str) -> bool:
        """Whether the person may answer in their own name; who is barred is another question."""
        return person in self.both and person in self.people.may(act)

    def delegators(self, person: str, at: datetime | None = None) -> set[str]:
        """Those of the step's people for whom the person acts, then or now."""
        people = self.people if at is None else self.roster.on(at)
        return set(people.givers.get(person, NOBODY) & (self.both | self.run.panel))

    def stands_for(self, person: str, act: str = "approve") -> Set[str]:
        """Whom the person answers for: themselves, or those who delegated and may themselves."""
        meant = ({person} | self.delegators(person)) & self.both
        may = meant & self.people.may(act)
        return may if act != "approve" else may - (self.bars.everybody - {person})

    def helpers(self, people: Collection[str]) -> Set[str]:
        """Those of the people who are there, and the delegates of all of them; nobody barred."""
        acting = self.people.acting
        delegates = {one for person in people for one in acting.get(person, NOBODY)} if acting else NOBODY
        return ({*people, *delegates} - self.people.away) - self.bars.everybody

    def waiting_on(self) -> Set[str]:
        """Everybody whose approval would help now."""
        given = self._givers()
        others = self.helpers(self.all_able) - given.keys()
        if not self.of_all:
            return others
        return {person for person in others if self._filled({**given, person: self.at}) > self._filled(given)}

    def counting(self) -> list[Verdict]:
        """The approvals that count."""
        if self.run.step.valid_for is None:
            return self.run.approvals
        return [verdict for verdict in self.run.approvals if not self.run.grown_old(verdict, self.at)]

    def have(self) -> int:
        """How many approvals count."""
        return self._filled(self._givers()) if self.of_all else len(self.counting())

    def enough(self) -> bool:
        """Whether the step is approved. Nobody is never enough."""
        return self.needed > 0 and self.have() >= self.needed

    def too_few_there(self) -> bool:
        """Whether those who are there, delegates counted, cannot be enough: then it escalates at once."""
        given = self._givers()
        there = self.helpers(self.panel & self.able if self.of_all else self.able)
        reachable = {**dict.fromkeys(there, self.at), **given}
        return (self._filled(reachable) if self.of_all else len(reachable)) < self.needed

    def still(self, verdict: Verdict) -> bool:
        """Whether who gave it, or whom it was given for, is an approver still."""
        if self.roster.gone(verdict.by, self.at):
            return False
        meant = ({verdict.by} | self.delegators(verdict.by, verdict.at)) & self.both
        return any(self.roster.may(one, "approve", self.at) for one in meant)

    def _givers(self) -> dict[str, datetime]:
        return {verdict.by: verdict.at for verdict in self.counting()}

    def _filled(self, givers: Mapping[str, datetime]) -> int:
        """How many of the panel an approval each of these people would fill: one human fills one place."""
        return _matched({person: self._places(person, at) for person, at in givers.items()})

    def _places(self, person: str, at: datetime) -> set[str]:
        return {person} if person in self.panel else self.delegators(person, at) & self.panel


def _matched(places: Mapping[str, set[str]]) -> int:
    """The most people who can have a place of theirs each (augmenting paths)."""
    holder: dict[str, str] = {}

    def seated(person: str, tried: set[str]) -> bool:
        for place in sorted(places[person] - tried):
            tried.add(place)
            if place not in holder or seated(holder[place], tried):
                holder[place] = person
                return True
        return False

    return sum(seated(person, set()) for person in places)
