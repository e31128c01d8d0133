"""A decision proved: what follows from which entry, which person and which line of the policy, in sentences.

The sentences are made from a Decision and from the Story of its entries; `plain` carries the same as data."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from signoff.content import Post
from signoff.errors import Place, listed
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.workflow._arithmetic import Arithmetic, Time, arithmetic, worked_out
from signoff.workflow._decide import decide
from signoff.workflow._decision import Decision, Reason, StepStatus
from signoff.workflow._event import Event
from signoff.workflow._run import Run
from signoff.workflow._steps import reasons_beside_verdicts
from signoff.workflow._story import Story, Told, story

SAID = {"approve": "approved", "reject": "rejected it", "request_changes": "asked for changes", "override": "overrode"}


class Proof:
    """Why a post stands where it stands at a moment."""

    def __init__(
        self, post: Post, policy: Policy, events: Sequence[Event], findings: Iterable[Finding], now: datetime
    ) -> None:
        """Arguments as in `decide`."""
        found = tuple(findings)
        self.policy, self.now = policy, now
        self.decision: Decision = decide(post, policy, events, found, now)
        self.story: Story = story(post, policy, events, found, now)

    def clock(self, step: str) -> Arithmetic | None:
        """The clock of a step, as it runs or ran last; None where it has none."""
        run = self._run(step)
        return arithmetic(run, self.policy, self.story.review.post.slot, self.now) if run else None

    def _run(self, step: str) -> Run | None:
        return self.story.review.runs.get(step)

    def entries(self, step: str) -> list[Told]:
        """The verdicts on a step, in order; overrides of it among them."""
        return [one for one in self.story.told if one.step == step]

    def plain(self, zone: Any) -> dict[str, Any]:
        """As `signoff explain --json` carries it; times in `zone`."""
        steps = [{"name": step.name, "entries": [_plain(one, zone) for one in self.entries(step.name)],
                  "clock": (worked := self.clock(step.name)) and worked.plain(zone)}
                 for step in self.decision.steps]  # fmt: skip
        return {
            "as_of": self.now.astimezone(zone).isoformat(),
            "others": [str(reason) for reason in self.decision.others],
            "steps": steps,
            "editors": [{"person": by, "entry": event.seq, "changes": list(event.changes)}
                        for by, event in self.story.edits.items() if by in self.decision.editors],
            "elsewhere": [_plain(one, zone) for one in self._elsewhere()],
        }  # fmt: skip

    def lines(self, time: Time) -> list[str]:
        """The proof in sentences, section by section. time: how a moment is written."""
        decision = self.decision
        chain = f", chain {decision.chain}" if decision.chain else ""
        lines = [f"{decision.post}: {decision.state.replace('_', ' ')}{chain}, revision {decision.revision[:12]}"]
        lines += _section("Chain", [*decision.because, *decision.others])
        for step in decision.steps:
            lines += [f"Step {step.name}: {self._stands(step, time)}", *map(_line, self._of_step(step, time))]
        lines += _section("Editors", self._editors(time))
        if decision.out and decision.state != "published":
            lines += [f"Out on {listed(decision.out, 'and')} only; its other channels wait"]
        elsewhere = [Reason(self._told(one, time), self._chain_place()) for one in self._elsewhere()]
        lines += _section("On no step of this chain", elsewhere)
        lines += _section("Refused", self._refused(time))
        against = "It may not go out" if decision.blocked_by else "It may go out: nothing stands against it"
        return [*lines, against, *map(_line, decision.blocked_by)]

    def _stands(self, step: StepStatus, time: Time) -> str:
        if step.status != "waiting":
            return step.status.replace("_", " ")
        people = self._named(step.waiting_on) or "nobody who is there"
        if step.clock and step.clock.paused:
            return f"waits for {people}, its clock stands still"
        late = " — late" if step.due and step.due < self.now else ""
        return f"waits for {people}" + (f" until {time(step.due)}{late}" if step.due else ", with no due time")

    def _of_step(self, step: StepStatus, time: Time) -> Iterator[Reason]:
        yield from reasons_beside_verdicts(self.story.review, step, self.now)
        if step.status == "waiting" and step.asked:
            able = self._named(step.asked, "and")
            yield Reason(f"{step.have} of {step.need} agreed so far; those who may approve it are {able}", step.place)
        for one in self.entries(step.name):
            yield Reason(self._told(one, time), step.place)
        if worked := self.clock(step.name):
            run = self._run(step.name)
            assert run is not None
            yield Reason(worked_out(worked, run.step.written, self.now, time), step.within)

    def _told(self, one: Told, time: Time) -> str:
        event = one.event
        entry = f"entry {event.seq}, " if event.seq else ""
        said = f"{entry}{time(event.at)}: {self._called(event.by)} {SAID[event.do]}"
        said += f": “{event.reason}”" if event.reason else ""
        if event.recorded_by:
            said += f", as {self._called(event.recorded_by)} wrote down"
        return f"{said}; it counts" if one.counts else f"{said}; it does not count: {self._why_not(one, time)}"

    def _why_not(self, one: Told, time: Time) -> str:
        cause = one.cause
        if cause is None or cause is one.event:
            edit = self.story.edits.get(one.event.by)
            seen = f" ({self._edit(edit, time)})" if edit and "editor of the post" in one.because else ""
            return f"{one.because}{seen}"
        entry = f"entry {cause.seq}, " if cause.seq else ""
        return f"{one.because} ({entry}{time(cause.at)}, {self._called(cause.by)})"

    def _edit(self, event: Event, time: Time) -> str:
        entry = f"entry {event.seq}, " if event.seq else "in the file, "
        return f"{entry}{time(event.at)}: {listed(event.changes, 'and') or 'the whole post'}"

    def _editors(self, time: Time) -> list[Reason]:
        edits = self.story.edits
        words = (f"{self._called(person)} changed it since its last approved revision"
                 + (f" ({self._edit(edits[person], time)})" if person in edits else "")
                 + ", and may not approve it" for person in self.decision.editors)  # fmt: skip
        place = self.story.review.plan.separation
        barred = self.story.review.plan.editors_barred
        return [Reason(each, place) for each in words] if barred else []

    def _elsewhere(self) -> list[Told]:
        """Verdicts on steps that the chain which applies now has not: the post went another way then."""
        names = {step.name for step in self.decision.steps}
        return [one for one in self.story.told if one.step not in names and one.event.seq is not None]

    def _refused(self, time: Time) -> list[Reason]:
        """What was recorded and is not taken, verdicts left out, which stand with their step."""
        others = [one for one in self.decision.refused if one.event.do not in SAID]
        return [Reason(f"{time(one.event.at)}: {one.event.do} by {self._called(one.event.by)}: "
                       f"{'; '.join(one.because)}", self._chain_place()) for one in others]  # fmt: skip

    def _chain_place(self) -> Place | None:
        chains = [reason.place for reason in self.decision.because]
        return chains[0] if chains else self.story.review.plan.separation

    def _named(self, people: Iterable[str], word: str = "or") -> str:
        return listed(map(self._called, people), word)

    def _called(self, person: str) -> str:
        known = self.policy.people.get(person)
        return known.name if known and known.name else person


def _line(reason: Reason) -> str:
    return f"  - {reason}"


def _section(title: str, reasons: Sequence[Reason]) -> list[str]:
    return [title, *map(_line, reasons)] if reasons else []


def _plain(one: Told, zone: Any) -> dict[str, Any]:
    event = one.event
    return {
        "entry": event.seq, "at": event.at.astimezone(zone).isoformat(), "by": event.by, "do": event.do,
        "counts": one.counts, "because": one.because, "fell_with": one.cause.seq if one.cause else None,
    }  # fmt: skip
