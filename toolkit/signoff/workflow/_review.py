"""Where the replay of a post's entries stands. Private to decide(): it changes, its answers do not.

What each act does to it is in `_acts.py`; here is who and what is asked, and what time alone brings about."""

from bisect import bisect_right
from datetime import datetime

from signoff.content import Post
from signoff.policy import Policy
from signoff.workflow._asked import Asked, Bars
from signoff.workflow._event import Event
from signoff.workflow._facts import Facts, Findings
from signoff.workflow._plan import Step
from signoff.workflow._roster import NOBODY, turns
from signoff.workflow._run import Run, Verdict


class Review(Facts):
    """The machine that a replay drives. Times move only forward.

    time, last   how far time has passed; when the last entry was made
    runs, past   the steps that are asked or answered, by name; the askings that are over
    outcomes     what became of it, by channel;  holds: by channel, "" for all
    given_up     slots that count no more, each with the step that was late
    aside        approvals that still stand, of steps that are not asked now
    fresh        a revision was approved since the last edit: with the next, `editors` and `changed` begin empty"""

    def __init__(self, post: Post, policy: Policy, findings: Findings = lambda post: ()) -> None:
        """A draft that its author wrote. findings: what is found in the post as it is at a step of the replay."""
        super().__init__(post, policy, findings)
        self.begin()

    def begin(self) -> None:
        """Goes back to the draft, before anything happened."""
        self.start()
        self.phase = "draft"
        self.round = 0
        self.submitted: datetime | None = None
        self.approved: datetime | None = None
        self.outcomes: dict[str, str] = {}
        self.holds: dict[str, Event] = {}
        self.given_up: dict[datetime, Step] = {}
        self.time: datetime | None = None
        self.last: datetime | None = None
        self.taken: list[Event] = []
        self.editors: set[str] = set()
        self.fresh = False
        self.unowned = False
        self.runs: dict[str, Run] = {}
        self.past: list[Run] = []
        self.aside: dict[Step, list[Verdict]] = {}
        self.overrides: dict[str, Verdict] = {}
        self.rejected: set[str] = set()
        self.waived: list[Event] = []
        self.rounds: list[datetime] = []

    # Who and what is asked

    def bars(self, step: str = "") -> Bars:
        """Who may not approve the step now."""
        return Bars(
            self.authors if self.plan.author_barred else NOBODY,
            self.editors if self.plan.editors_barred else NOBODY,
            self._filled(step) if self.plan.distinct else {},
        )

    def _filled(self, step: str) -> dict[str, str]:
        others = [run for name, run in self.runs.items() if name != step and not run.step.advisory]
        return {verdict.by: run.step.name for run in others for verdict in run.approvals}

    def asked(self, run: Run, at: datetime) -> Asked:
        """The people of a step that is asked."""
        return Asked(run, self.roster, self.bars(run.step.name), at)

    def run_of(self, step: Step) -> Run | None:
        """Its asking; none where a step of the same name, of another chain, was asked."""
        run = self.runs.get(step.name)
        return run if run is not None and run.step is step else None

    def asked_of(self, step: Step, at: datetime) -> Asked:
        """The people of a step, also of one that is not asked yet."""
        run = self.run_of(step)
        return self.asked(run or Run(step=step, round=self.round, started=at), at)

    def done(self, step: Step) -> bool:
        """Whether a step that applies holds up nothing: approved, overridden, or advice."""
        if step.advisory or step.name in self.overrides:
            return True
        run = self.runs.get(step.name)
        return run is not None and run.status == "approved" and run.step is step

    def is_open(self, step: Step) -> bool:
        """Whether the step is asked, and not answered."""
        run = self.runs.get(step.name)
        return run is not None and run.ended is None and run.step is step

    def current(self) -> list[Step]:
        """The steps that are asked now, in order: up to and with the first item that is not done."""
        found: list[Step] = []
        for item in self.choice.items:
            asked = [step for step in item if step.advisory or not self.done(step)]
            found += asked
            if asked and not all(step.advisory for step in asked):
                break
        return [step for step in found if step.name not in self.overrides] if self.overrides else found

    def open_steps(self) -> list[Step]:
        """Those that must agree and are not done yet."""
        return [step for step in self.choice.must_agree if not self.done(step)]

    # Asking

    def settle(self, at: datetime) -> None:
        """Asks the steps that have become current, ends those that no longer are, and sees whether all agree."""
        if self.phase != "in_review":
            return
        current = self.current()
        while self._ask_each(current, at):
            current = self.current()
        if self.plan.distinct:
            self._escalate_bereft(at)
        agreed = bool(self.choice.must_agree) and all(step.advisory for step in current)
        if agreed and self.approved is None:
            self.fresh = True
        self.approved = (self.approved or at) if agreed else None

    def _escalate_bereft(self, at: datetime) -> None:
        """Who has filled one step may not fill another: what has too few people left for it escalates at once."""
        for run in self.runs.values():
            if run.may_escalate and self.asked(run, at).too_few_there():
                run.escalated = at

    def _ask_each(self, current: list[Step], at: datetime) -> bool:
        """Whether one of the current steps is approved by now, so that others become current."""
        for run in [run for run in self.runs.values() if run.waits and not run.asks(current)]:
            self.lay_aside(run, at)
        approved = False
        for step in current:
            run = self.runs.get(step.name) or self._ask(step, at)
            if run.status == "waiting" and run.verdicts and not self.unowned and self.asked(run, at).enough():
                run.status, run.ended = "approved", at
                approved = True
        return approved

    def _ask(self, step: Step, at: datetime) -> Run:
        run = self.runs[step.name] = Run(step=step, round=self.round, started=at)
        run.verdicts = {verdict.by: verdict for verdict in self.aside.pop(step, ())}
        self.empanel(run, at)
        return run

    def empanel(self, run: Run, at: datetime) -> None:
        """Notes who could approve now that the step is current; with too few of them there, it escalates at once."""
        asked = self.asked(run, at)
        run.panel = asked.able
        if run.step.escalate and run.escalated is None and self.asked(run, at).too_few_there():
            run.escalated = at

    def lay_aside(self, run: Run, at: datetime) -> None:
        """Ends an asking. Should the step be asked again for the same words, the approvals that stand count again."""
        self.drop(run, at)
        self.aside[run.step] = run.approvals

    def drop(self, run: Run, at: datetime) -> None:
        """Ends an asking, with all that was said."""
        run.end(at)
        self.past.append(run)
        del self.runs[run.step.name]

    def drop_other_chains(self, at: datetime) -> None:
        """Ends the askings of steps that are not of the chain that applies now."""
        steps = self.each_step()
        for run in [run for run in self.runs.values() if not run.asks(steps)]:
            self.drop(run, at)

    def start_again(self, at: datetime, keep_current: bool) -> None:
        """Takes back every verdict. keep_current: a step that was being asked goes on with its clock."""
        self.approved = None
        self.overrides.clear()
        self.aside.clear()
        for run in list(self.runs.values()):
            if keep_current and run.ended is None:
                run.verdicts, run.status = {}, "waiting"
            else:
                self.drop(run, at)

    # What time brings about

    def advance(self, to: datetime) -> None:
        """Lets time pass: approvals grow old or fall with a role, people go away and come back, steps escalate."""
        if self._restless():
            while (at := self._next(to)) is not None:
                self._pass(at)
        if self.time is None or to >= self.time:
            self._pass(to)

    def _restless(self) -> list[Run]:
        """The askings that time alone may change: none of a post that is out, which nobody need read again."""
        if self.outcomes and self.published:
            return []
        return [run for run in self.runs.values() if run.step.restless or self.plan.expire]

    def _next(self, to: datetime) -> datetime | None:
        ends = [run.end_of(verdict) for run in self._restless() for verdict in run.approvals]
        known = [end for end in ends if end is not None and end <= to]
        return min([*known, *self._next_turn(to)], default=None)

    def _next_turn(self, to: datetime) -> list[datetime]:
        """The next midnight that matters, where one does: somebody away may make a step escalate."""
        if self.time is None or not (self.plan.expire or any(run.may_escalate for run in self.runs.values())):
            return []
        days = turns(self.policy)
        return [turn for turn in days[bisect_right(days, self.time) :][:1] if turn <= to]

    def _pass(self, at: datetime) -> None:
        self.time = at
        if restless := self._restless():
            self._give_up(restless, at)
            for run in restless:
                self.lose(run, [verdict for verdict in run.approvals if not self._stands(run, verdict, at)], at)
            for run in [run for run in self.runs.values() if run.may_escalate]:
                run.escalated = self._escalation(run, at)
        if self.round == 0:
            self.take_facts(at)

    def _give_up(self, runs: list[Run], at: datetime) -> None:
        """A step that must be answered by its due time, or the post's slot is given up."""
        slot = self.post.slot
        for run in runs:
            if slot and run.step.on_overdue == "next_slot" and self._is_overdue(run, at):
                self.given_up.setdefault(slot, run.step)

    def _is_overdue(self, run: Run, at: datetime) -> bool:
        due = run.due(self.policy, self.post.slot) if run.waits and self.phase == "in_review" else None
        return due is not None and due < at

    def held_by(self, now: datetime) -> list[Run]:
        """The steps that are overdue, and hold the post until they are answered."""
        runs = [run for run in self.runs.values() if run.step.on_overdue == "hold" and not run.step.advisory]
        return [run for run in runs if self._is_overdue(run, now)]

    @property
    def published(self) -> bool:
        """Whether it is out on all its channels."""
        return bool(self.post.channels) and self.out == set(self.post.channels)

    @property
    def out(self) -> set[str]:
        """Those of its channels on which it is out."""
        return {name for name in self.post.channels if self.outcomes.get(name) == "publish"}

    def _stands(self, run: Run, verdict: Verdict, at: datetime) -> bool:
        if run.grown_old(verdict, at):
            return False
        return not self.plan.expire or self.asked(run, at).still(verdict)

    def _escalation(self, run: Run, at: datetime) -> datetime | None:
        due = run.escalates(self.policy, self.post.slot)
        if due is not None and due <= at:
            return due
        return at if self.asked(run, at).too_few_there() else None

    def lose(self, run: Run, lost: list[Verdict], at: datetime) -> None:
        """These approvals no longer count; with too few left, the step is asked again."""
        for verdict in lost:
            del run.verdicts[verdict.by]
        if lost and run.status == "approved" and not self.asked(run, at).enough():
            self.lay_aside(run, at)
            self.settle(at)
