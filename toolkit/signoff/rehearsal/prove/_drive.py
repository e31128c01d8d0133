"""Approvals given one after the other, by the real engine, as far as they bring a post."""

from collections.abc import Callable, Collection, Sequence
from datetime import timedelta
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.prove._trial import Trial
from signoff.workflow import Decision

MOST = 200
Choose = Callable[[str, Sequence[str]], str | None]
MINUTE = timedelta(minutes=1)


def carried(trial: Trial, policy: Policy, choose: Choose | None = None) -> tuple[Trial, Decision]:
    """The story with every approval that helps, and what is decided in the end.

    choose: whose approval it is, of those waited on for a step; nobody's ends the story for that step"""
    for _ in range(MOST):
        decision = trial.decision(policy)
        event = None if decision.publishable else _next(decision, policy, trial, choose or _first)
        if event is None:
            break
        trial = trial.then(event)
    return trial, decision


def _first(step: str, people: Sequence[str]) -> str | None:
    return next(iter(people), None)


def _next(decision: Decision, policy: Policy, trial: Trial, choose: Choose) -> dict[str, Any] | None:
    for step in decision.waiting:
        person = None if step.advisory else choose(step.name, step.waiting_on)
        if person is not None:
            return _approval(trial, policy, decision.chain, step.name, person)
    return None


def _approval(trial: Trial, policy: Policy, chain: str, step: str, person: str) -> dict[str, Any]:
    proof = _identity(chain, step, policy)
    return {"at": trial.now + MINUTE, "by": person, "do": "approve", "step": step} | proof


def brought(trial: Trial, policy: Policy, allowed: Collection[str], most: int = MOST) -> Trial | None:
    """The story with some order of approvals by these people that makes the post publishable; None where none does.

    Gives up after `most` decisions: what is asked here was found possible, or nearly, by matching before."""
    stack, tries = [trial], 0
    while stack and tries < most:
        trial, tries = stack.pop(), tries + 1
        decision = trial.decision(policy)
        if decision.publishable:
            return trial
        steps = [step for step in decision.waiting if not step.advisory][:1]
        helping = [(step.name, one) for step in steps for one in step.waiting_on if one in allowed]
        stack += [trial.then(_approval(trial, policy, decision.chain, *one)) for one in reversed(helping)]
    return None


def _identity(chain: str, step: str, policy: Policy) -> dict[str, Any]:
    asked = {one.name: one.identity for way in policy.chains_as_written if way.name == chain for one in way.each_step}
    return {} if asked[step] == "claimed" else {"identity": asked[step]}


def by(plan: dict[str, list[str]]) -> Choose:
    """Each step by those who were planned for it."""
    return lambda step, people: next((one for one in plan.get(step, ()) if one in people), None)


def among(allowed: Collection[str]) -> Choose:
    """Only these people, in their order."""
    return lambda step, people: next((one for one in allowed if one in people), None)


def rather(preferred: Sequence[str]) -> Choose:
    """These people where one of them is waited on, else anybody."""
    return lambda step, people: next((one for one in [*preferred, *people] if one in people), None)


def all_but(left_out: str) -> Choose:
    """Every step but this one, by the first who is waited on."""
    return lambda step, people: None if step == left_out else _first(step, people)
