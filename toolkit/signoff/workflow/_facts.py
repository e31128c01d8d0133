"""What is so of a post as it is at a step of the replay: its facts, the chain they choose, and which steps apply."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from signoff.clock import open_at
from signoff.content import Post, subject
from signoff.errors import Problem
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.policy.conditions import Subject
from signoff.workflow._chain import Choice, Chosen, NoDecision, choice
from signoff.workflow._plan import Plan, Step
from signoff.workflow._roster import Roster

Findings = Callable[[Post], Iterable[Finding]]
MOST_KEPT = 10_000


class Facts:
    """A post under a policy. What follows from it is derived when it is asked for, and again when the post changes.

    authors   everybody who was its author;  slots: each that it had, and from when on
    changed   kinds of change since the last approved revision"""

    def __init__(self, post: Post, policy: Policy, findings: Findings) -> None:
        """findings: what is found in the post as it is at a step of the replay."""
        self.first, self.policy, self._findings_of = post, policy, findings
        self.plan = policy.once(Plan)

    def start(self) -> None:
        """Goes back to the post as it was first written."""
        self.authors: set[str] = set()
        self.changed: set[str] = set()
        self.slots: list[tuple[datetime | None, datetime | None]] = []
        self._taken: tuple[datetime, datetime | None, str, Roster] | None = None
        self.become(self.first)

    def become(self, post: Post, at: datetime | None = None) -> None:
        """The post is now this one."""
        self.post = post
        self.authors.add(post.front.author)
        self.roster = Roster(self.policy, post.channels)
        if not self.slots or self.slots[-1][1] != post.slot:
            self.slots.append((at, post.slot))
        self._found: tuple[Finding, ...] | None = None
        self._forget()

    def _forget(self) -> None:
        self._choice: Choice | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is found in the post as it is now."""
        if self._found is None:
            self._found = tuple(self._findings_of(self.post))
        return self._found

    @property
    def subject(self) -> Subject:
        """All the facts that conditions may ask for, as they are now."""
        return self._told(frozenset(Subject.__struct_fields__))

    def _told(self, facts: frozenset[str]) -> Subject:
        """These facts, as they are now; the others are left empty."""
        more: dict[str, Any] = self._timed(facts)
        if "findings" in facts:
            more["findings"] = tuple(sorted({finding.rule for finding in self.findings}))
        if "changed" in facts:
            more["changed"] = tuple(sorted(self.changed))
        return subject(self.post, self.policy, only=facts, **more)

    def take_facts(self, at: datetime) -> None:
        """Takes the facts about time, which stay for the round: how far off the slot is, the author's roles then."""
        self._taken = at, self.post.slot, self.post.front.author, self.roster
        self._forget()

    def _timed(self, facts: frozenset[str]) -> dict[str, Any]:
        if self._taken is None:
            return {}
        at, slot, author, roster = self._taken
        found: dict[str, Any] = {}
        if "author_roles" in facts:
            found["author_roles"] = tuple(sorted(roster.roles(author, at)))
        if slot is not None and "slot_in" in facts:
            found |= {"slot_in": int((slot - at).total_seconds()), "outside": self._outside(slot)}
        return found

    def _outside(self, slot: datetime) -> bool | None:
        calendar = self.policy.workflow_calendar
        return not open_at(self.policy.hours(calendar), slot) if calendar else None

    @property
    def choice(self) -> Choice:
        """The chain, or why there is none, and its steps."""
        if self._choice is None:
            self._choice = self._chosen()
        return self._choice

    def _chosen(self) -> Choice:
        """Posts of which the same is true go the same way; so it is kept with the policy, by what is true."""
        seen, known = self._told(self.plan.facts), self.plan.choices
        if seen not in known:
            if len(known) >= MOST_KEPT:
                known.clear()
            known[seen] = choice(seen, self.plan)
        return known[seen]

    @property
    def chosen(self) -> Chosen:
        """The chain that applies now. Raises NoDecision."""
        if isinstance(self.choice.chosen, Problem):
            raise NoDecision(self.choice.chosen)
        return self.choice.chosen

    def applies(self, step: Step) -> bool:
        """Whether the step's own condition holds."""
        return step in self.choice.steps and step not in self.choice.skipped

    def must_agree(self) -> tuple[Step, ...]:
        """The steps of the chain that apply and can block."""
        return self.choice.must_agree

    def each_step(self) -> tuple[Step, ...]:
        """All steps of the chain, those side by side one after the other."""
        return self.choice.steps
