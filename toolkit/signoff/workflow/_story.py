"""What became of every entry of a post: which verdicts count, and which do not, since when and why.

It watches the replay from outside: a verdict that stood before an event, or before time passed, and stands no more
after it, fell because of that. So the engine itself keeps no account, and the account cannot differ from it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from signoff.content import Post
from signoff.errors import listed
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.workflow._decide import replay, take
from signoff.workflow._event import EDITS, VERDICTS, Event
from signoff.workflow._review import Review
from signoff.workflow._run import Verdict

TOLD = (*VERDICTS, "override")


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One verdict or override of a post, and whether it counts now.

    step     the step that it was for, "" for one that was refused and named none; an override may tell of several
    because  why it does not count; "" where it does
    cause    the event by which it fell, if one did"""

    event: Event
    step: str
    counts: bool
    because: str = ""
    cause: Event | None = None


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """The verdicts in order; and of each person the last edit since a revision was approved that is not of a kept kind.

    review   the replay at its end"""

    told: tuple[Told, ...]
    edits: dict[str, Event]
    review: Review


def story(post: Post, policy: Policy, events: Sequence[Event], findings: Iterable[Finding], now: datetime) -> Story:
    """The account of a post up to `now`; arguments as in `decide`."""
    known = [event for event in events if event.at <= now]
    review, _ = replay(post, policy, (), findings, known[0].at if known else now)
    telling = _Telling(review)
    for event in known:
        telling.tell(event)
    telling.pass_to(max(now, review.time or now))
    return Story(told=tuple(telling.told.values()), edits=telling.edits, review=review)


class _Telling:
    """A replay that is watched."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self.told: dict[tuple[int, str], Told] = {}
        self.edits: dict[str, Event] = {}
        self._events: dict[int, Event] = {}
        self._number = 0

    def tell(self, event: Event) -> None:
        """Lets the event happen, and notes what it did."""
        self._number += 1
        if self.review.last is None or event.at >= self.review.last:
            self.pass_to(event.at)
        before, was_fresh = _standing(self.review), self.review.fresh
        refused = take(self.review, event)
        after = _standing(self.review)
        if refused:
            self._refused(event, refused)
            return
        if event.do in EDITS:
            self._edited(event, was_fresh)
        for key in before.keys() - after.keys():
            self._fell(key, _by_event(event), event)
        for key in after.keys() - before.keys():
            self.told[(self._number, key[0])] = Told(event=event, step=key[0], counts=True)

    def pass_to(self, at: datetime) -> None:
        """Lets time pass, and notes what it took."""
        before = _standing(self.review)
        self.review.advance(at)
        for key in before.keys() - _standing(self.review).keys():
            self._fell(key, self._by_time(key, before[key]), None)

    def _refused(self, event: Event, reasons: list[str]) -> None:
        if event.do in TOLD:
            because = "; ".join(reasons)
            self.told[(self._number, "")] = Told(event=event, step=event.step or "", counts=False, because=because)

    def _edited(self, event: Event, was_fresh: bool) -> None:
        if was_fresh:
            self.edits.clear()
        if event.do == "edit" and self.review.plan.kept.issuperset(event.changes):
            return
        self.edits[event.by] = event

    def _fell(self, key: tuple[str, str, datetime], because: str, cause: Event | None) -> None:
        step, by, at = key
        for number, one in self.told.items():
            if one.counts and (one.step, one.event.by, one.event.at) == (step, by, at):
                self.told[number] = msgspec.structs.replace(one, counts=False, because=because, cause=cause)

    def _by_time(self, key: tuple[str, str, datetime], verdict: Verdict) -> str:
        step = next((one for one in self.review.each_step() if one.name == key[0]), None)
        if step is not None and step.valid_for and verdict.at + step.valid_for <= (self.review.time or verdict.at):
            return f"an approval of this step counts for {step.written.valid_for}, which are over"
        return "who gave it no longer holds the role that it was given in"


def _standing(review: Review) -> dict[tuple[str, str, datetime], Verdict]:
    """What counts now, by step, person and moment."""
    runs = [(run.step.name, verdict) for run in review.runs.values() for verdict in run.verdicts.values()]
    every = [*runs, *review.overrides.items()]
    return {(step, verdict.by, verdict.at): verdict for step, verdict in every}


def _by_event(event: Event) -> str:
    """What an event does to the verdicts that fall by it."""
    if event.do in EDITS:
        what = listed(event.changes, "and") or "post"
        return f"the {what} changed afterwards, and what was agreed to is not what would go out"
    return {
        "submit": "the post was handed in again afterwards, and every step is asked again",
        "withdraw": "the post was withdrawn afterwards, which ended that review",
        "approve": "a later verdict took its place",
        "request_changes": "a later verdict took its place",
        "reject": "a later verdict took its place",
        "override": "an override took its place",
    }.get(event.do, f"it fell with a later {event.do}")
