"""What may differ between two decisions on one post, each with the reason on both sides, in words.

What is skipped, what was said of finished steps only, and where a rule stands in its file, are no differences."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from signoff.clock import wall, zone
from signoff.errors import listed
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.rehearsal.impact._sides import DONE, Side
from signoff.workflow import Decision, StepStatus

MOST_NAMES = 6


def differences(before: Side, after: Side) -> list[str]:
    """Each way in which the post would be decided otherwise; empty where nothing touches it."""
    found = [words for aspect in ASPECTS for words in aspect(before, after)]
    if not found:
        return []
    return [*found, *_refused(before, after, "under the others"), *_refused(after, before, "under the rules in force")]


def _chain(before: Side, after: Side) -> Iterator[str]:
    if before.asked.chain != after.asked.chain:
        yield f"chain: {_of_chain(before.asked)}; under the others {_of_chain(after.asked)}"
    elif before.decision.chain != after.decision.chain:
        yield f"chain: {_of_chain(before.decision)}; under the others {_of_chain(after.decision)}"


def _of_chain(decision: Decision) -> str:
    if not decision.chain:
        return f"none ({decision.error.rstrip('.')})"
    return "; ".join(map(str, decision.because)) or f"`{decision.chain}`"


def _error(before: Side, after: Side) -> Iterator[str]:
    if bool(before.asked.error) != bool(after.asked.error) and before.asked.chain == after.asked.chain:
        yield f"{_of_error(before)}; under the others {_of_error(after)}"


def _of_error(side: Side) -> str:
    return side.asked.error.rstrip(".") or "it can be approved"


def _steps(before: Side, after: Side) -> Iterator[str]:
    """Steps that are asked on one side alone; and those that need another number, while they are open."""
    first, second = ({step.name: step for step in side.steps} for side in (before, after))
    for name in second.keys() - first.keys():
        yield f"step `{name}`: not asked; under the others it is: {_asks(second[name])}"
    for name in first.keys() - second.keys():
        yield f"step `{name}`: {_asks(first[name])}; under the others it is not asked"
    for name in [name for name in first if name in second]:
        yield from _need(first[name], second[name])


def _need(first: StepStatus, second: StepStatus) -> Iterator[str]:
    if first.need != second.need and not {first.status, second.status} <= set(DONE):
        yield f"step `{first.name}`: it needs {first.need}; under the others {second.need} ({_place(second)})"


def _asks(step: StepStatus) -> str:
    return str(step.because[0]) if step.because else step.name


def _place(step: StepStatus) -> str:
    return f"{step.place.file}:{step.place.line}" if step.place else "no place"


def _people(before: Side, after: Side) -> Iterator[str]:
    """Of what was never handed in: who could answer a step that both sides ask."""
    for name in before.people:
        first, second = before.people[name], after.people.get(name, before.people[name])
        if first != second:
            yield (f"step `{name}`: {_called(first, before.policy)} would be asked; "
                   f"under the others {_called(second, after.policy)}")  # fmt: skip


def _waits(before: Side, after: Side) -> Iterator[str]:
    """Who is waited on now, and until when; of what was never handed in nobody knows."""
    if before.lived and _waiting(before) != _waiting(after):
        yield f"{_waits_for(before)}; under the others {_waits_for(after)}"


def _waiting(side: Side) -> list[Any]:
    return sorted((step.waiting_on, str(step.due)) for step in side.decision.waiting)


def _waits_for(side: Side) -> str:
    local = zone(side.policy.zone)
    told = [
        f"`{step.name}` waits for {_called(step.waiting_on, side.policy)}{_until(step.due, local)}"
        for step in side.decision.waiting
    ]
    return " and ".join(told) or "nobody is waited on"


def _until(due: datetime | None, local: Any) -> str:
    return f" until {wall(due, local):%a %-d %b %Y, %H:%M}" if due else ", with no due time"


def _called(people: Any, policy: Policy) -> str:
    known = policy.people
    names = [known[one].name if one in known and known[one].name else one for one in sorted(people)]
    few = names if len(names) <= MOST_NAMES else [*names[: MOST_NAMES - 1], f"{len(names) - MOST_NAMES + 1} more"]
    return listed(few) or "nobody"


def _state(before: Side, after: Side) -> Iterator[str]:
    first, second = before.decision.state, after.decision.state
    if first != second:
        yield f"state: {first.replace('_', ' ')}; under the others {second.replace('_', ' ')}"


def _refused(taken: Side, refused: Side, where: str) -> Iterator[str]:
    """What of the past one side refuses and the other took, with the reason for it."""
    known = {one.position for one in taken.decision.refused}
    for one in refused.decision.refused:
        if one.position not in known:
            who = _called([one.event.by], refused.policy)
            yield f"{one.event.do.replace('_', ' ')} by {who} does not count {where}: {one.because[0]}"


def _publishable(before: Side, after: Side) -> Iterator[str]:
    if before.decision.publishable != after.decision.publishable:
        yield f"{_may(before)}; under the others {_may(after)}"


def _may(side: Side) -> str:
    return f"it may not go out: {side.decision.blocked_by[0]}" if side.decision.blocked_by else "it may go out"


def _findings(before: Side, after: Side) -> Iterator[str]:
    for word, found in (("new finding", new_findings(before, after)), ("no longer found", new_findings(after, before))):
        yield from (f"{word}: {one.severity}: {one.rule} at {one.file}:{one.line}: {one.message}" for one in found)


def new_findings(before: Side, after: Side) -> list[Finding]:
    """What is found on the second side and not on the first, in the order of the text."""
    extra = Counter(map(_key, after.decision.findings)) - Counter(map(_key, before.decision.findings))
    return [one for one in after.decision.findings if _key(one) in extra]


def _key(finding: Finding) -> Any:
    return tuple(getattr(finding, name) for name in finding.__struct_fields__)


ASPECTS = (_chain, _error, _steps, _people, _waits, _state, _publishable, _findings)
