"""What is said of one step: its status, who is waited on until when, and why."""

from collections.abc import Iterator
from datetime import datetime

from signoff.errors import listed
from signoff.workflow._asked import Asked
from signoff.workflow._decision import Reason, StepStatus
from signoff.workflow._plan import Step
from signoff.workflow._review import Review
from signoff.workflow._run import Run, Verdict

WORDS = {"approve": "approved", "reject": "rejected it", "request_changes": "asked for changes", "override": "overrode"}


def status_of(review: Review, step: Step, now: datetime) -> StepStatus:
    """The step as it stands at `now`."""
    run = review.run_of(step)
    status = _status(review, step, run)
    if run is None:
        return _not_asked(review, step, status)
    asked = review.asked(run, now)
    waits = status == "waiting" and review.phase == "in_review" and not review.unowned
    return StepStatus(
        name=step.name,
        status=status,
        need=step.need,
        have=asked.have(),
        waiting_on=tuple(sorted(asked.waiting_on())) if waits else (),
        asked=tuple(sorted(asked.all_able)),
        due=run.due(review.policy, review.post.slot) if run.ended is None else None,
        clock=run.clock(review.policy, now),
        since=run.started,
        advisory=step.advisory,
        escalated=run.escalated is not None,
        place=step.place,
        within=step.within,
        because=tuple(_because(review, run, asked, status)),
    )


def _status(review: Review, step: Step, run: Run | None) -> str:
    if step.name in review.overrides:
        return "overridden"
    if not review.applies(step):
        return "skipped"
    return run.status if run and (run.ended is None or run.status != "waiting") else "pending"


def _not_asked(review: Review, step: Step, status: str) -> StepStatus:
    because = [step.asks]
    if status == "overridden":
        because = [_said(review.overrides[step.name], step)]
    elif status == "skipped":
        because = [Reason(f"it is skipped: {review.choice.skipped[step]}", step.written.place_of("when"))]
    return StepStatus(
        name=step.name, status=status, need=step.need, have=0, advisory=step.advisory, place=step.place,
        because=tuple(because),
    )  # fmt: skip


def _because(review: Review, run: Run, asked: Asked, status: str) -> Iterator[Reason]:
    yield run.step.asks
    for verdict in run.verdicts.values():
        yield _said(verdict, run.step)
    if run.step.name in review.overrides:
        yield _said(review.overrides[run.step.name], run.step)
    if status == "waiting":
        yield from _who_not(review, run, asked)


def _who_not(review: Review, run: Run, asked: Asked) -> Iterator[Reason]:
    """Who may not answer, or is away, and who was asked beside them."""
    yield from _barred(review, run, asked)
    yield from _absent(asked)
    if run.escalated:
        yield Reason(f"it was escalated to {run.step.escalate.to}", run.step.escalate.place)


def reasons_beside_verdicts(review: Review, step: StepStatus, now: datetime) -> Iterator[Reason]:
    """The reasons of a step's status that are no verdicts: what it asks, whom it waits for in vain, why not at all."""
    run = review.runs.get(step.name)
    if run is None and step.status != "overridden":
        yield from step.because
        return
    yield next(one.asks for one in review.each_step() if one.name == step.name)
    if run is not None and step.status == "waiting":
        yield from _who_not(review, run, review.asked(run, now))


def _said(verdict: Verdict, step: Step) -> Reason:
    entry = f" (entry {verdict.seq})" if verdict.seq else ""
    reason = f": “{verdict.reason}”" if verdict.reason else ""
    return Reason(f"{verdict.by} {WORDS[verdict.do]} at {verdict.at.isoformat()}{entry}{reason}", step.place)


def _barred(review: Review, run: Run, asked: Asked) -> Iterator[Reason]:
    place = review.plan.said_apart or run.step.place
    for person in sorted(asked.both & asked.bars.everybody):
        for reason in asked.bars.reasons(person):
            yield Reason(f"not {person}: {reason}", place)


def _absent(asked: Asked) -> Iterator[Reason]:
    for person in sorted(asked.all_able & asked.people.away):
        acting = sorted(asked.roster.delegates(person, asked.at))
        instead = f"; {listed(acting)} acts instead" if acting else ""
        place = asked.roster.absence_place(person, asked.at)
        yield Reason(f"{person} is out of office{instead}", place)
