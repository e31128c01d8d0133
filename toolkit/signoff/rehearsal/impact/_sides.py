"""One post under one of the two rules: where it stands, and whom it asks, or would ask if it were handed in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from signoff.content import subject
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.rehearsal.impact._history import Pair, Told
from signoff.workflow import Decision, Event, Roster, StepStatus, decide

DONE = ("approved", "overridden", "skipped")
AHEAD = timedelta(days=7)  # how long before its slot a post without entries is taken to have been handed in


class Side(msgspec.Struct, frozen=True):
    """A post as one of the two rules decides it.

    decision  where it stands, as `status` says it
    asked     the same; but where a slot has passed and nothing was ever recorded, as if handed in a week before it
    people    of what was never handed in: who could answer each step;  lived: whether it was handed in"""

    policy: Policy
    decision: Decision
    asked: Decision
    lived: bool
    people: Mapping[str, frozenset[str]] = {}

    @property
    def steps(self) -> tuple[StepStatus, ...]:
        """The steps that apply."""
        return tuple(step for step in self.asked.steps if step.status != "skipped")


def side(told: Told, policy: Policy, findings: Sequence[Finding], now: datetime, timed: bool) -> Side:
    """Decides a post. What was recorded counts as it is; what these rules would have refused does not.

    timed   whether some chain asks how long before its slot a post is handed in: what came in without a history would
            look handed in when its slot had long passed, and so most urgent"""
    decision = decide(told.post, policy, told.events, findings, now)
    slot = told.now.slot
    early = timed and not told.events and slot is not None and slot - AHEAD < now
    asked = decide(told.post, policy, [_handed_in(told, slot - AHEAD)], findings, now) if early and slot else decision
    return Side(policy, decision, asked, told.lived, {} if told.lived else _people(asked, told, policy, now))


def asks_for_slots(policy: Policy) -> bool:
    """Whether some `when:` of a chain or step asks for the slot."""
    return any("scheduled" in keys_in(document.node.value) for document in policy.of("workflow"))


def asks_for_hours(policy: Policy) -> bool:
    """Whether some of them asks whether the slot lies in working hours."""
    return any("outside" in keys_in(document.node.value) for document in policy.of("workflow"))


def facts_of(pair: Pair, policies: Iterable[Policy], now: datetime) -> Any:
    """All that two rules see of a post without entries whose slot has passed, or that has none; else None.

    Thousands of imported posts are alike in it: same author, channels, tags, things in the text."""
    post = pair.before.now
    if pair.before.events or pair.after.now is not post or (post.slot is not None and post.slot >= now):
        return None
    return post.slot is None, post.channels, *(subject(post, policy) for policy in policies)


def keys_in(value: Any) -> Iterator[str]:
    """Every key of plain data, wherever it is nested."""
    if isinstance(value, dict):
        yield from value
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in inside:
        yield from keys_in(part)


def _handed_in(told: Told, at: datetime) -> Event:
    return Event(at=at, by=told.now.front.author, do="submit", found=True)


def _people(asked: Decision, told: Told, policy: Policy, now: datetime) -> dict[str, frozenset[str]]:
    """Who could answer each step that applies, the author left out where the rules bar them."""
    chain = next((chain for chain in policy.chains_as_written if chain.name == asked.chain), None)
    applies = {step.name for step in asked.steps if step.status != "skipped"}
    steps = [step for step in chain.each_step if step.name in applies] if chain else []
    roster, author = Roster(policy, told.now.channels), told.now.front.author
    barred = set() if _author_may(policy) else {author}
    return {step.name: _who(step, roster, now) - barred for step in steps}


def _who(step: Any, roster: Roster, now: datetime) -> frozenset[str]:
    meant = roster.fitting(step.approvers, now)
    return frozenset(person for person in meant if roster.may(person, "approve", now))


def _author_may(policy: Policy) -> bool:
    separation = policy.said("workflow", "separation_of_duties")
    return separation is not None and separation.author == "may_approve"
