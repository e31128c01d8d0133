"""What is so of a post as it is at a step of the replay: its facts, the chain they choose, and which steps apply."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cached_property
from typing import Any

import msgspec

from signoff.content import Post, subject
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.policy.conditions import Subject
from signoff.workflow._chain import Chosen, NoDecision, the_chain_for
from signoff.workflow._roster import Roster

Findings = Callable[[Post], Iterable[Finding]]


class Facts:
    """A post under a policy. What follows from it is derived when it is asked for, and again when the post changes.

    authors   everybody who was its author;  slots: each that it had, and from when on
    changed   kinds of change since the last approved revision;  timed: the facts about time, taken at a submit"""

    def __init__(self, post: Post, policy: Policy, findings: Findings) -> None:
        """findings: what is found in the post as it is at a step of the replay."""
        self.first, self.policy, self._findings = post, policy, findings

    def start(self) -> None:
        """Goes back to the post as it was first written."""
        self.authors: set[str] = set()
        self.changed: set[str] = set()
        self.slots: list[tuple[datetime | None, datetime | None]] = []
        self._timed: dict[str, Any] = {}
        self.become(self.first)

    def become(self, post: Post, at: datetime | None = None) -> None:
        """The post is now this one."""
        self.post = post
        self.authors.add(post.front.author)
        self.roster = Roster(self.policy, post.channels)
        if not self.slots or self.slots[-1][1] != post.slot:
            self.slots.append((at, post.slot))
        self._forget("findings", "subject", "_choice")

    def _forget(self, *derived: str) -> None:
        for name in derived:
            self.__dict__.pop(name, None)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is found in the post as it is now."""
        return tuple(self._findings(self.post))

    @cached_property
    def subject(self) -> Subject:
        """The facts that conditions ask for, as they are now."""
        rules = tuple(sorted({finding.rule for finding in self.findings}))
        known = subject(self.post, self.policy)
        return msgspec.structs.replace(known, findings=rules, changed=tuple(sorted(self.changed)), **self._timed)

    def take_facts(self, at: datetime) -> None:
        """Takes the facts about time, which stay for the round: how far off the slot is, the author's roles then."""
        slot, calendar = self.post.slot, self.policy.workflow_calendar
        self._timed = {"author_roles": tuple(sorted(self.roster.roles(self.post.front.author, at)))}
        if slot is not None:
            from signoff.clock import open_at

            outside = not open_at(self.policy.hours(calendar), slot) if calendar else None
            self._timed |= {"slot_in": int((slot - at).total_seconds()), "outside": outside}
        self._forget("subject", "_choice")

    @cached_property
    def _choice(self) -> Chosen | NoDecision:
        try:
            return the_chain_for(self.subject, self.policy)
        except NoDecision as none:
            return none

    @property
    def chosen(self) -> Chosen:
        """The chain that applies now. Raises NoDecision."""
        if isinstance(self._choice, NoDecision):
            raise self._choice
        return self._choice

    def applies(self, step: Any) -> bool:
        """Whether the step's own condition holds."""
        return step.when is None or step.when.test(self.subject).holds

    def must_agree(self) -> list[Any]:
        """The steps of the chain that apply and can block."""
        return [step for step in self.each_step() if not step.advisory and self.applies(step)]

    def chain_steps(self) -> list[Any]:
        """The items of the chain; none while no chain can be chosen, so that nothing is asked and nothing approved."""
        return [] if isinstance(self._choice, NoDecision) else list(self._choice.chain.steps)

    def each_step(self) -> list[Any]:
        """All steps of the chain, those side by side one after the other."""
        return [step for item in self.chain_steps() for step in (item.together or [item])]
