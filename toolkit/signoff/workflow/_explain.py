"""A decision in sentences: `spoken` in short, `explained` with every reason and the line of the policy it rests on."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from signoff import clock
from signoff.errors import listed
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.workflow._decision import Decision, Reason, StepStatus
from signoff.workflow._event import Refusal

Time = Callable[[datetime], str]
SIGNS = {
    "approved": "✓", "overridden": "!", "waiting": "…", "pending": "·", "skipped": "–", "rejected": "✗",
    "changes_requested": "↩",
}  # fmt: skip


def spoken(decision: Decision, policy: Policy, now: datetime, time: Time) -> list[str]:
    """Where it stands, step by step, and what stands against it. time: how a moment is written."""
    lines = [_head(decision)]
    lines += [f"  {SIGNS[step.status]} {_step(step, policy, now, time)}" for step in decision.steps]
    lines += [f"  {_mark(finding)} {finding.file}:{finding.line}:{finding.span[0]} {finding.rule}: {finding.message}"
              for finding in decision.findings]  # fmt: skip
    lines.append("  It may go out." if decision.publishable else "  It may not go out:")
    return lines + [f"    - {reason.words}" for reason in decision.blocked_by]


def explained(decision: Decision, policy: Policy, now: datetime, time: Time) -> list[str]:
    """Why: the chain and each other one, each step with who and what counts, each clock, each thing against it."""
    lines = [_head(decision), *_section("Chain", [*decision.because, *decision.others])]
    for step in decision.steps:
        lines += _section(f"Step {_step(step, policy, now, time)}", [*_clock(step, time), *step.because])
    if decision.editors:
        who = listed((_called(person, policy) for person in decision.editors), "and")
        separation = policy.said("workflow", "separation_of_duties") or policy.first("workflow")
        words = f"{who} changed it since its last approved revision, and may not approve it"
        lines += _section("Editors", [Reason(words, separation.place if separation else None)])
    lines += _section("Refused", [_refused(one, decision, policy) for one in decision.refused])
    lines += _section("It may not go out" if decision.blocked_by else "It may go out: nothing stands against it",
                      decision.blocked_by)  # fmt: skip
    return lines


def _head(decision: Decision) -> str:
    chain = f", chain {decision.chain}" if decision.chain else ""
    return f"{decision.post}: {decision.state.replace('_', ' ')}{chain}, revision {decision.revision[:12]}"


def _mark(finding: Finding) -> str:
    return "~" if finding.waived else {"error": "E", "warning": "W", "suggestion": "S"}[finding.severity]


def _section(title: str, reasons: Sequence[Reason]) -> list[str]:
    return [title, *(f"  - {reason}" for reason in reasons)] if reasons or title.startswith(("Step", "It may")) else []


def _step(step: StepStatus, policy: Policy, now: datetime, time: Time) -> str:
    if step.status != "waiting":
        return f"{step.name}: {step.status.replace('_', ' ')}"
    people = listed(_called(person, policy) for person in step.waiting_on) or "nobody who is there"
    return f"{step.name}: waits for {people}{_until(step, now, time)}"


def _called(person: str, policy: Policy) -> str:
    known = policy.people.get(person)
    return known.name if known and known.name else person


def _until(step: StepStatus, now: datetime, time: Time) -> str:
    if step.clock and step.clock.paused:
        return ", its clock stands still"
    if step.due is None:
        return ", with no due time"
    return f" until {time(step.due)}" + (" — late" if step.due < now else "")


def _clock(step: StepStatus, time: Time) -> Iterator[Reason]:
    if step.clock is None or step.since is None:
        return
    used, budget = clock.spoken(step.clock.used), clock.spoken(step.clock.budget)
    what = f"business time of the calendar {step.clock.calendar}" if step.clock.calendar else "elapsed time"
    words = f"asked since {time(step.since)}; {used or '0 s'} of {budget} used, in {what} ({step.clock.percent} %)"
    yield Reason(words, step.within)


def _refused(one: Refusal, decision: Decision, policy: Policy) -> Reason:
    """With the line of the step that the act was for, else of the chain."""
    steps = [step.place for step in decision.steps if step.name == one.event.step]
    chains = [reason.place for reason in decision.because] or [document.place for document in policy.of("workflow")]
    words = f"{one.event.do} by {one.event.by}: {'; '.join(one.because)}"
    return Reason(words, next(iter([*steps, *chains]), None))
