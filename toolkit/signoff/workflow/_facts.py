"""What is so of a post as it is at a step of the replay: its facts, the chain they choose, and which steps apply."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import msgspec

from signoff.content import Post, subject
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.policy.conditions import Subject
from signoff.workflow._chain import Chosen, NoDecision, the_chain_for
from signoff.workflow._plan import Plan, Step
from signoff.workflow._roster import Roster

Findings = Callable[[Post], Iterable[Finding]]


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """The chain of a post with the steps of it that apply; none of them while no chain can be chosen.

    items   what applies of each item of the chain, in order;  must_agree: the steps that apply and can block"""

    chosen: Chosen | NoDecision
    steps: tuple[Step, ...] = ()
    items: tuple[tuple[Step, ...], ...] = ()
    applying: frozenset[Step] = frozenset()
    must_agree: tuple[Step, ...] = ()


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
        self._subject: Subject | None = None
        self._choice: Choice | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is found in the post as it is now."""
        if self._found is None:
            self._found = tuple(self._findings_of(self.post))
        return self._found

    @property
    def subject(self) -> Subject:
        """The facts that conditions ask for, as they are now."""
        if self._subject is None:
            rules = tuple(sorted({finding.rule for finding in self.findings}))
            known = subject(self.post, self.policy)
            more = {"findings": rules, "changed": tuple(sorted(self.changed)), **self._timed()}
            self._subject = msgspec.structs.replace(known, **more)
        return self._subject

    def take_facts(self, at: datetime) -> None:
        """Takes the facts about time, which stay for the round: how far off the slot is, the author's roles then."""
        self._taken = at, self.post.slot, self.post.front.author, self.roster
        self._forget()

    def _timed(self) -> dict[str, Any]:
        if self._taken is None:
            return {}
        at, slot, author, roster = self._taken
        roles = {"author_roles": tuple(sorted(roster.roles(author, at)))}
        return roles if slot is None else {**roles, **self._of_slot(slot, at)}

    def _of_slot(self, slot: datetime, at: datetime) -> dict[str, Any]:
        from signoff.clock import open_at

        calendar = self.policy.workflow_calendar
        outside = not open_at(self.policy.hours(calendar), slot) if calendar else None
        return {"slot_in": int((slot - at).total_seconds()), "outside": outside}

    @property
    def choice(self) -> Choice:
        """The chain, or why there is none, and its steps."""
        if self._choice is None:
            self._choice = self._chosen()
        return self._choice

    def _chosen(self) -> Choice:
        try:
            chosen = the_chain_for(self.subject, self.plan)
        except NoDecision as none:
            return Choice(chosen=none)
        items = tuple(tuple(step for step in item if self._holds(step)) for item in chosen.chain.items)
        applying = [step for item in items for step in item]
        return Choice(
            chosen=chosen,
            steps=chosen.chain.steps,
            items=items,
            applying=frozenset(applying),
            must_agree=tuple(step for step in applying if not step.advisory),
        )

    def _holds(self, step: Step) -> bool:
        return step.test is None or step.test(self.subject).holds

    @property
    def chosen(self) -> Chosen:
        """The chain that applies now. Raises NoDecision."""
        if isinstance(self.choice.chosen, NoDecision):
            raise self.choice.chosen
        return self.choice.chosen

    def applies(self, step: Step) -> bool:
        """Whether the step's own condition holds."""
        return step in self.choice.applying

    def must_agree(self) -> tuple[Step, ...]:
        """The steps of the chain that apply and can block."""
        return self.choice.must_agree

    def each_step(self) -> tuple[Step, ...]:
        """All steps of the chain, those side by side one after the other."""
        return self.choice.steps
