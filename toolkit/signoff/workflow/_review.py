"""A post's way through its reviews, replayed event by event. Private to decide(): it changes, its answers do not."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from signoff.content import Post, subject
from signoff.model import many
from signoff.policy import Policy
from signoff.policy.conditions import Subject
from signoff.workflow._asked import Asked, Bars
from signoff.workflow._chain import Chosen, NoDecision, the_chain_for
from signoff.workflow._event import UNKNOWN, Event
from signoff.workflow._roster import Roster
from signoff.workflow._run import Run, Verdict


class Review:
    """Where the replay stands. Times move only forward."""

    def __init__(self, post: Post, policy: Policy, rules: tuple[str, ...] = ()) -> None:
        """A draft that its author wrote; `rules` are the findings' ids, for conditions that ask for them."""
        self.policy, self.post, self.rules = policy, post, rules
        self.phase = "draft"
        self.round = 0
        self.submitted: datetime | None = None
        self.approved: datetime | None = None
        self.slot_facts: dict[str, Any] = {}
        self.editors: set[str] = set()
        self.authors: set[str] = {post.front.author}
        self.changed: set[str] = set()
        self.runs: dict[str, Run] = {}
        self.past: list[Run] = []
        self.overrides: dict[str, Verdict] = {}
        self.rejected: set[str] = set()
        self.waived: list[Event] = []
        self.last: datetime | None = None
        self.unowned = False
        self.published: datetime | None = None
        self._prepare()

    def _prepare(self) -> None:
        self.roster = Roster(self.policy, self.post.channels)
        self._chosen: Chosen | None = None

    # What is so

    @property
    def subject(self) -> Subject:
        """The facts that conditions ask for, as they are now."""
        known = subject(self.post, self.policy)
        return msgspec.structs.replace(
            known, findings=self.rules, changed=tuple(sorted(self.changed)), **self.slot_facts
        )

    @property
    def chosen(self) -> Chosen:
        """The chain that applies now. Raises NoDecision."""
        if self._chosen is None:
            self._chosen = the_chain_for(self.subject, self.policy)
        return self._chosen

    def bars(self, step: str = "") -> Bars:
        """Who may not approve now."""
        separation = self.policy.said("workflow", "separation_of_duties")
        author_may = separation is not None and separation.author == "may_approve"
        editors_may = separation is not None and separation.editors == "may_approve"
        distinct = separation is not None and separation.steps == "distinct_people"
        return Bars(
            frozenset() if author_may else frozenset(self.authors),
            frozenset() if editors_may else frozenset(self.editors - self.authors),
            self._filled(step) if distinct else {},
        )

    def _filled(self, step: str) -> dict[str, str]:
        return {v.by: name for name, run in self.runs.items() if name != step for v in run.approvals}

    def asked(self, run: Run, at: datetime) -> Asked:
        """The people of a step that is asked."""
        return Asked(run, self.roster, self.bars(run.step.name), at)

    def applies(self, step: Any) -> bool:
        """Whether the step's own condition holds."""
        return step.when is None or step.when.test(self.subject).holds

    def done(self, step: Any) -> bool:
        """Whether the step holds up nothing: approved, overridden, skipped, or advice."""
        if step.advisory or not self.applies(step) or step.name in self.overrides:
            return True
        run = self.runs.get(step.name)
        return run is not None and run.status == "approved"

    def current(self) -> list[Any]:
        """The steps that are asked now, in order: up to and with the first item that is not done."""
        found: list[Any] = []
        for item in self.chain_steps():
            steps = [step for step in (item.together or [item]) if self.applies(step)]
            found += [step for step in steps if step.advisory or not self.done(step)]
            if not all(self.done(step) for step in steps):
                break
        return [step for step in found if step.name not in self.overrides]

    def must_agree(self) -> list[Any]:
        """The steps of the chain that apply and can block."""
        return [step for step in self.each_step() if not step.advisory and self.applies(step)]

    def chain_steps(self) -> list[Any]:
        """The items of the chain; none while no chain can be chosen, so that nothing is asked and nothing approved."""
        try:
            return list(self.chosen.chain.steps)
        except NoDecision:
            return []

    def each_step(self) -> list[Any]:
        """All steps of the chain, those side by side one after the other."""
        return [step for item in self.chain_steps() for step in (item.together or [item])]

    # What happens

    def advance(self, to: datetime) -> None:
        """Lets time pass: approvals grow old, steps escalate."""
        while due := min(self._ends(to), key=lambda end: end[0], default=None):
            self._grow_old(*due)
        for run in self._waiting():
            if run.escalated is None:
                run.escalated = self._escalation(run, to)
        self.last = to

    def _ends(self, to: datetime) -> Iterator[tuple[datetime, Run, Verdict]]:
        for run in self.runs.values():
            for verdict in run.approvals:
                end = run.end_of(verdict)
                if end is not None and end <= to:
                    yield end, run, verdict

    def _grow_old(self, at: datetime, run: Run, verdict: Verdict) -> None:
        del run.verdicts[verdict.by]
        if run.status == "approved" and not self.asked(run, at).enough(at):
            self._forget(run, at)
            self.approved = None
            self.settle(at)

    def _escalation(self, run: Run, to: datetime) -> datetime | None:
        if not run.step.escalate:
            return None
        at = run.at_part(run.step.escalate.at, self.policy)
        if at is not None and at <= to:
            return at
        return to if self.asked(run, to).too_few_there() else None

    def _waiting(self) -> list[Run]:
        return [run for run in self.runs.values() if run.status == "waiting" and run.ended is None]

    def settle(self, at: datetime) -> None:
        """Asks the steps that have become current, ends those that no longer are, and notes an approval of all."""
        if self.phase != "in_review":
            return
        before = -1
        while before != len(self._answered()):
            before = len(self._answered())
            names = {step.name for step in self.current()}
            for run in self._waiting():
                if run.step.name not in names:
                    self._forget(run, at)
            for step in self.current():
                self._ask(step, at)
                self._answer(self.runs[step.name], at)
        if self.approved is None and self.must_agree() and all(self.done(step) for step in self.must_agree()):
            self.approved = at

    def _answered(self) -> list[str]:
        return [name for name, run in self.runs.items() if run.status != "waiting"]

    def _ask(self, step: Any, at: datetime) -> None:
        if step.name in self.runs:
            return
        run = Run(step=step, round=self.round, started=at)
        self.runs[step.name] = run
        asked = self.asked(run, at)
        run.panel = frozenset(asked.able(asked.approvers))
        if step.escalate and asked.too_few_there():
            run.escalated = at

    def _answer(self, run: Run, at: datetime) -> None:
        if run.status == "waiting" and not self.unowned and self.asked(run, at).enough(at):
            run.status, run.ended = "approved", at

    def _forget(self, run: Run, at: datetime) -> None:
        run.ended = run.ended or at
        self.past.append(run)
        del self.runs[run.step.name]

    def start_again(self, at: datetime, keep_current: bool) -> None:
        """Takes back every verdict. keep_current: a step that was being asked goes on with its clock."""
        self.approved = None
        self.overrides.clear()
        asked = {run.step.name for run in self.runs.values() if run.ended is None} if keep_current else set()
        for run in list(self.runs.values()):
            if run.step.name in asked:
                run.verdicts, run.status = {}, "waiting"
            else:
                self._forget(run, at)

    def edit(self, event: Event) -> None:
        """The post changes; unless every change is of a kept kind, verdicts fall and the hand is remembered."""
        kept = bool(event.changes) and set(event.changes) <= set(
            many(self.policy.said("workflow", "keep_approvals_on"))
        )
        if self.approved is not None:
            self._begin_after_approval(kept)
        self.changed |= set(event.changes)
        self.post = event.post or self.post
        self.authors.add(self.post.front.author)
        self._prepare()
        if kept:
            self.settle(event.at)
            return
        self.editors.add(event.by)
        self.unowned = self.unowned or event.by == UNKNOWN
        self.phase = "draft" if self.phase == "rejected" else self.phase
        self._ask_anew(event.at)

    def _begin_after_approval(self, kept: bool) -> None:
        self.changed = set()
        if not kept:
            self.editors = set()

    def _ask_anew(self, at: datetime) -> None:
        if self.phase == "in_review":
            self.start_again(at, keep_current=True)
            self._drop_other_chains(at)
            self.settle(at)
        elif self.phase == "changes_requested":
            self.approved = None

    def _drop_other_chains(self, at: datetime) -> None:
        steps = {id(step) for step in self.each_step()}
        for run in list(self.runs.values()):
            if id(run.step) not in steps:
                self._forget(run, at)

    def submit(self, event: Event) -> None:
        """Puts the post in review: a new round, the facts about its slot taken, every step asked again."""
        if self.unowned and event.by != UNKNOWN:
            self.unowned = False
            self.editors.add(event.by)
        if self.phase == "in_review":
            self.settle(event.at)
            return
        self.round += 1
        self.submitted = event.at
        self._take_slot_facts(event.at)
        goes_on = self.phase == "changes_requested"
        self.start_again(event.at, keep_current=goes_on)
        self.phase = "in_review"
        self._chosen = None
        self._drop_unless_current(event.at)
        self.settle(event.at)

    def _drop_unless_current(self, at: datetime) -> None:
        current = {step.name: step for step in self.current()}
        for run in list(self.runs.values()):
            if run.step is not current.get(run.step.name):
                self._forget(run, at)
            else:
                run.resume(at)

    def _take_slot_facts(self, at: datetime) -> None:
        slot, calendar = self.post.slot, self.policy.workflow_calendar
        if slot is None:
            self.slot_facts = {}
            return
        from signoff.clock import open_at

        outside = not open_at(self.policy.hours(calendar), slot) if calendar else None
        self.slot_facts = {"slot_in": int((slot - at).total_seconds()), "outside": outside}

    def verdict(self, event: Event, step: Any) -> None:
        """Somebody answers a step."""
        run = self.runs[step.name]
        given = Verdict(event.by, event.do, event.at, self.post.revision, event.reason or "", event.seq)
        run.verdicts[event.by] = given
        if event.do == "approve":
            self.settle(event.at)
        elif step.advisory:
            run.status, run.ended = _ANSWERS[event.do], event.at
        elif event.do == "reject":
            self._end(run, "rejected", event.at)
            self.rejected.add(self.post.revision)
        else:
            self._hand_back(run, event.at)

    def _hand_back(self, run: Run, at: datetime) -> None:
        self.phase = "changes_requested"
        run.status = "changes_requested"
        for one in self.runs.values():
            if one.ended is None:
                one.pause(at)

    def _end(self, run: Run | None, phase: str, at: datetime) -> None:
        self.phase = phase
        if run is not None:
            run.status = phase
        for one in self.runs.values():
            one.ended = one.ended or at

    def withdraw(self, event: Event) -> None:
        """Ends the review; what was said in it no longer counts."""
        self.start_again(event.at, keep_current=False)
        self._end(None, "withdrawn", event.at)

    def override(self, event: Event) -> None:
        """Break-glass: every step that is still open, or the one named, counts as approved for this revision."""
        given = Verdict(event.by, "override", event.at, self.post.revision, event.reason or "", event.seq)
        for step in self.must_agree():
            if not self.done(step) and event.step in (None, step.name):
                self.overrides[step.name] = given
                if (run := self.runs.get(step.name)) is not None:
                    run.status, run.ended = "overridden", event.at
        self.settle(event.at)


_ANSWERS = {"approve": "approved", "reject": "rejected", "request_changes": "changes_requested"}
