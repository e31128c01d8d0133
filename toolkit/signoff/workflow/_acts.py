"""What each act does to a review. Whether it may happen has been asked before (`_refusals.py`)."""

from collections.abc import Callable

import msgspec

from signoff.workflow._against_verdict import the_step
from signoff.workflow._event import OUTCOMES, UNKNOWN, Event
from signoff.workflow._review import Review
from signoff.workflow._run import Run, Verdict

ANSWERS = {"approve": "approved", "reject": "rejected", "request_changes": "changes_requested"}


def edit(review: Review, event: Event) -> None:
    """The post changes; unless every change is of a kept kind, verdicts fall and the hand is remembered."""
    kept = event.do == "edit" and review.plan.kept.issuperset(event.changes)
    _remember(review, event, kept)
    review.become(event.post or review.post, event.at)
    if review.phase == "rejected":
        review.phase = "draft"
        review.start_again(event.at, keep_current=False)
    elif kept:
        _keep(review, event)
    else:
        _ask_anew(review, event)


def _remember(review: Review, event: Event, kept: bool) -> None:
    """Who changed what since the last approved revision: after an approval, the lists begin empty."""
    if review.fresh:
        review.changed, review.editors, review.fresh = set(), set(), False
    review.changed |= set(event.changes)
    if kept:
        return
    if event.do == "edit" or event.by not in review.authors:
        review.editors.add(event.by)
    review.unowned = review.unowned or event.by == UNKNOWN


def _keep(review: Review, event: Event) -> None:
    """Approvals stay: of the steps of the same chain, and not by who has become the author."""
    review.drop_other_chains(event.at)
    for run in list(review.runs.values()):
        barred = review.bars(run.step.name).author
        review.lose(run, [verdict for verdict in run.approvals if verdict.by in barred], event.at)
    review.settle(event.at)


def _ask_anew(review: Review, event: Event) -> None:
    if review.phase == "in_review":
        review.start_again(event.at, keep_current=True)
        review.drop_other_chains(event.at)
        review.settle(event.at)
    elif review.phase == "changes_requested":
        for run in list(review.runs.values()):
            if run.status == "approved":
                review.drop(run, event.at)
            run.verdicts = {by: one for by, one in run.verdicts.items() if one.do != "approve"}


def submit(review: Review, event: Event) -> None:
    """Owns an edit that was nobody's. Begins a round, unless one is running: every step is asked again."""
    if review.unowned and event.by != UNKNOWN:
        review.unowned = False
        review.editors.add(event.by)
    if review.phase != "in_review":
        _begin_round(review, event)
    review.settle(event.at)


def _begin_round(review: Review, event: Event) -> None:
    review.round += 1
    review.rounds.append(event.at)
    review.submitted = event.at
    review.take_facts(event.at)
    review.start_again(event.at, keep_current=review.phase == "changes_requested")
    review.phase = "in_review"
    current = review.current() if review.runs else []
    for run in list(review.runs.values()):
        if run.asks(current):
            _go_on(review, run, event)
        else:
            review.drop(run, event.at)


def _go_on(review: Review, run: Run, event: Event) -> None:
    run.resume(event.at)
    review.empanel(run, event.at)


def verdict(review: Review, event: Event) -> None:
    """Somebody answers a step."""
    run = _asking_of(review, event)
    run.verdicts[event.by] = _verdict(review, event)
    if event.do == "approve":
        review.settle(event.at)
    elif run.step.advisory:
        run.status, run.ended = ANSWERS[event.do], event.at
    elif event.do == "reject":
        run.status = review.phase = "rejected"
        review.rejected.add(review.post.revision)
        _end_all(review, event)
    else:
        _hand_back(review, run, event)


def _asking_of(review: Review, event: Event) -> Run:
    step = the_step(review, event)
    assert step is not None, "a verdict on no step is refused"
    return review.runs[step.name]


def _verdict(review: Review, event: Event) -> Verdict:
    return Verdict(event.by, event.do, event.at, review.post.revision, event.reason or "", event.seq)


def _hand_back(review: Review, run: Run, event: Event) -> None:
    run.status = review.phase = "changes_requested"
    for one in review.runs.values():
        if one.ended is None:
            one.pause(event.at)


def _end_all(review: Review, event: Event) -> None:
    for run in review.runs.values():
        run.end(event.at)


def withdraw(review: Review, event: Event) -> None:
    """Ends the review; what was said in it no longer counts."""
    review.phase = "withdrawn"
    review.start_again(event.at, keep_current=False)


def override(review: Review, event: Event) -> None:
    """Break-glass: every step that is still open, or the one named, counts as approved for this revision."""
    for step in review.open_steps():
        if event.step in (None, step.name):
            review.overrides[step.name] = _verdict(review, event)
            if (run := review.runs.get(step.name)) is not None:
                run.status, run.ended = "overridden", event.at
    if review.phase == "changes_requested" and not _waits_for_changes(review):
        review.phase = "in_review"
        for run in review.runs.values():
            run.resume(event.at)
    review.settle(event.at)


def _waits_for_changes(review: Review) -> bool:
    return any(run.status == "changes_requested" and run.ended is None for run in review.runs.values())


def waive(review: Review, event: Event) -> None:
    """A finding is let pass, for the revision as it is now."""
    review.waived.append(msgspec.structs.replace(event, revision=review.post.revision))


def publish(review: Review, event: Event) -> None:
    """What became of it on a channel, or on all of them: it is out, it failed, nobody knows, it was taken back."""
    for channel in [event.channel] if event.channel else review.post.channels:
        review.outcomes[channel] = event.do


def hold(review: Review, event: Event) -> None:
    """It does not go out, on one channel or on all, until the hold is lifted."""
    review.holds[event.channel or ""] = event


def release(review: Review, event: Event) -> None:
    """The hold is lifted: that of the channel, or each one."""
    review.holds = {name: one for name, one in review.holds.items() if event.channel and name != event.channel}


ACTS: dict[str, Callable[[Review, Event], None]] = {
    "create": edit, "edit": edit, "submit": submit, "withdraw": withdraw, "override": override, "waive": waive,
    **dict.fromkeys(("publish", *OUTCOMES), publish), "hold": hold, "release": release,
    "approve": verdict, "request_changes": verdict, "reject": verdict,
}  # fmt: skip
