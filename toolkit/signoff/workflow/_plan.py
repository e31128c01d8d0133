"""A workflow made ready for deciding: what the documents say of chains and steps, looked up once a policy.

`policy.once(Plan)` makes it; afterwards a decision reads plain fields and calls conditions that were compiled."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import msgspec

from signoff.clock import seconds
from signoff.errors import Place, Problem
from signoff.model import many
from signoff.policy import Policy
from signoff.policy.conditions import Because, Subject, When
from signoff.policy.kinds.workflow import circles
from signoff.workflow._decision import Reason

Test = Callable[[Subject], Because]


class Step(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """A step as it is asked.

    test        None where it is for every post of its chain;  written: the step in its document
    budget      seconds;  calendar: whose time its clock counts, None for all time
    restless    whether time alone may change what is said of it: approvals grow old, it escalates
    thresholds  reminders, and its escalation where it has a budget;  asks: the sentence that says what it asks"""

    name: str
    written: Any
    approvers: Any
    need: int | str
    advisory: bool
    test: Test | None
    identity: str
    budget: int | None
    clock: str
    calendar: str | None
    before_slot: timedelta | None
    valid_for: timedelta | None
    escalate: Any
    on_overdue: str | None
    restless: bool
    thresholds: tuple[str, ...]
    place: Place
    within: Place
    asks: Reason


class Chain(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """A chain as it is chosen. items: its steps in order, those side by side as one item; steps: one after the other.

    beats   the names of the chains it goes before, directly or through others"""

    name: str
    test: Test | None
    beats: frozenset[str]
    items: tuple[tuple[Step, ...], ...]
    steps: tuple[Step, ...]
    place: Place
    when: Place
    before: Place


class Plan:
    """A policy's workflow: its chains, who is barred, what an edit keeps, who may override.

    facts    what its conditions look at, all together;  choices: the chains chosen so far, by these facts"""

    def __init__(self, policy: Policy) -> None:
        """Looks everything up."""
        separation = policy.said("workflow", "separation_of_duties")
        override = policy.said("workflow", "override")
        first = policy.first("workflow")
        before = {chain.name: many(chain.before) for chain in policy.chains_as_written}
        self.author_barred = separation is None or separation.author == "may_not_approve"
        self.editors_barred = separation is None or separation.editors == "may_not_approve"
        self.distinct = separation is not None and separation.steps == "distinct_people"
        self.said_apart: Place | None = separation.place if separation else None
        self.separation = self.said_apart or (first.place if first else None)
        self.kept = frozenset(many(policy.said("workflow", "keep_approvals_on")))
        self.expire = bool(policy.said("workflow", "verdicts_expire_with_role"))
        self.overriding: tuple[str, ...] = many(override.roles) if override else ()
        self.circle: Problem | None = next(iter(circles(policy.chains_as_written)), None)
        self.facts = frozenset(fact for when in _conditions(policy) for fact in when.facts)
        self.choices: dict[Subject, Any] = {}
        self.chains = tuple(_chain(chain, before, policy) for chain in policy.chains_as_written)


def _conditions(policy: Policy) -> Iterator[When]:
    for chain in policy.chains_as_written:
        yield from (part.when for part in (chain, *chain.each_step) if part.when is not None)


def _chain(written: Any, before: dict[str, tuple[str, ...]], policy: Policy) -> Chain:
    items = tuple(tuple(_step(step, policy) for step in (item.together or [item])) for item in written.steps)
    return Chain(
        name=written.name,
        test=written.when.test if written.when else None,
        beats=_reached(written.name, before),
        items=items,
        steps=tuple(step for item in items for step in item),
        place=written.place,
        when=written.place_of("when" if written.when else "name"),
        before=written.place_of("before"),
    )


def _reached(name: str, before: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """The chains that come after this one, directly or through others."""
    reached: set[str] = set()
    following = list(before.get(name, ()))
    while following:
        if (one := following.pop()) not in reached:
            reached.add(one)
            following.extend(before.get(one, ()))
    return frozenset(reached)


def _step(written: Any, policy: Policy) -> Step:
    return Step(
        name=written.name,
        written=written,
        approvers=written.approvers,
        need=written.need,
        advisory=written.advisory,
        test=written.when.test if written.when else None,
        identity=written.identity,
        budget=seconds(written.within) if written.within else None,
        clock=written.clock or "elapsed",
        calendar=(written.calendar or policy.workflow_calendar) if written.clock == "business" else None,
        before_slot=timedelta(seconds=seconds(written.before_slot)) if written.before_slot else None,
        valid_for=timedelta(seconds=seconds(written.valid_for, days=True)) if written.valid_for else None,
        escalate=written.escalate,
        on_overdue=written.on_overdue,
        restless=bool(written.valid_for or written.escalate or written.on_overdue == "next_slot"),
        thresholds=_thresholds(written),
        place=written.place,
        within=written.place_of("within"),
        asks=_asks(written),
    )


def _thresholds(written: Any) -> tuple[str, ...]:
    escalation = (written.escalate.at,) if written.escalate and written.within else ()
    return (*many(written.remind_at), *escalation)


def _asks(written: Any) -> Reason:
    how_many = {1: "one of", "all": "all of"}.get(written.need, f"{written.need} of")
    time = "business hours" if written.clock == "business" else "time"
    clock = f" within {written.within} of {time}" if written.within else ""
    advice = ", as advice" if written.advisory else ""
    return Reason(f"the step asks {how_many} {written.approvers}{clock}{advice}", written.place)
