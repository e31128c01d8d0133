"""What may differ between two decisions on one post, each with the reason on both sides, in words.

What is skipped, what was said of finished steps only, and where a rule stands in its file, are no differences."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec

from signoff.clock import wall, zone
from signoff.errors import listed
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.rehearsal.impact._sides import DONE, Side
from signoff.workflow import Decision, StepStatus

MOST_NAMES = 6
NOT_ASKED = "not asked"
COUNTS = "it counts"


class Difference(msgspec.Struct, frozen=True):
    """One thing that differs: what it is about, and what is so under the rules in force and under the others."""

    what: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.what}: {self.before}; under the others {self.after}"


def differences(before: Side, after: Side) -> list[Difference]:
    """Each way in which the post would be decided otherwise; empty where nothing touches it."""
    found = [one for aspect in ASPECTS for one in aspect(before, after)]
    if not found:
        return []
    only_there = [Difference(what, COUNTS, because) for what, because in _refused(before, after)]
    return [*found, *only_there, *(Difference(what, because, COUNTS) for what, because in _refused(after, before))]


def _chain(before: Side, after: Side) -> Iterator[Difference]:
    if before.asked.chain != after.asked.chain:
        yield Difference("chain", _of_chain(before.asked), _of_chain(after.asked))
    elif before.decision.chain != after.decision.chain:
        yield Difference("chain", _of_chain(before.decision), _of_chain(after.decision))


def _of_chain(decision: Decision) -> str:
    if not decision.chain:
        return f"none ({decision.error.rstrip('.')})"
    return "; ".join(map(str, decision.because)) or f"`{decision.chain}`"


def _error(before: Side, after: Side) -> Iterator[Difference]:
    if bool(before.asked.error) != bool(after.asked.error) and before.asked.chain == after.asked.chain:
        yield Difference("can it be approved", _of_error(before), _of_error(after))


def _of_error(side: Side) -> str:
    return f"no: {side.asked.error.rstrip('.')}" if side.asked.error else "yes"


def _steps(before: Side, after: Side) -> Iterator[Difference]:
    """Steps that are asked on one side alone; and those that need another number, while they are open."""
    first, second = ({step.name: step for step in side.steps} for side in (before, after))
    for name in dict.fromkeys([*first, *second]):
        if name not in first:
            yield Difference(f"step `{name}`", NOT_ASKED, _asks(second[name]))
        elif name not in second:
            yield Difference(f"step `{name}`", _asks(first[name]), NOT_ASKED)
        elif _needs_another_number(first[name], second[name]):
            yield Difference(
                f"step `{name}`", *(f"it needs {step.need}{_place(step)}" for step in (first[name], second[name]))
            )


def _needs_another_number(first: StepStatus, second: StepStatus) -> bool:
    return first.need != second.need and not {first.status, second.status} <= set(DONE)


def _asks(step: StepStatus) -> str:
    return str(step.because[0]) if step.because else "asked"


def _place(step: StepStatus) -> str:
    return f" ({step.place.file}:{step.place.line})" if step.place else ""


def _people(before: Side, after: Side) -> Iterator[Difference]:
    """Of what was never handed in: who could answer a step that both sides ask."""
    for name, first in before.people.items():
        second = after.people.get(name, first)
        if first != second:
            sides = ((first, before.policy), (second, after.policy))
            yield Difference(f"step `{name}` would ask", *(_called(people, policy) for people, policy in sides))


def _waits(before: Side, after: Side) -> Iterator[Difference]:
    """Who is waited on now, and until when; of what was never handed in nobody knows."""
    if before.lived and _waiting(before) != _waiting(after):
        yield Difference("waiting", _waits_for(before), _waits_for(after))


def _waiting(side: Side) -> list[Any]:
    return sorted((step.waiting_on, str(step.due)) for step in side.decision.waiting)


def _waits_for(side: Side) -> str:
    local = zone(side.policy.zone)
    told = [f"`{step.name}` waits for {_called(step.waiting_on, side.policy)}{_until(step.due, local)}"
            for step in side.decision.waiting]  # fmt: skip
    return " and ".join(told) or "nobody is waited on"


def _until(due: datetime | None, local: Any) -> str:
    return f" until {wall(due, local):%a %-d %b %Y, %H:%M}" if due else ", with no due time"


def _called(people: Iterable[str], policy: Policy) -> str:
    known = policy.people
    names = [known[one].name if one in known and known[one].name else one for one in sorted(people)]
    few = names if len(names) <= MOST_NAMES else [*names[: MOST_NAMES - 1], f"{len(names) - MOST_NAMES + 1} more"]
    return listed(few) or "nobody"


def _state(before: Side, after: Side) -> Iterator[Difference]:
    first, second = (side.decision.state.replace("_", " ") for side in (before, after))
    if first != second:
        yield Difference("state", first, second)


def _publishable(before: Side, after: Side) -> Iterator[Difference]:
    if before.decision.publishable != after.decision.publishable:
        yield Difference("may it go out", _may(before), _may(after))


def _may(side: Side) -> str:
    return f"no: {side.decision.blocked_by[0]}" if side.decision.blocked_by else "yes"


def _findings(before: Side, after: Side) -> Iterator[Difference]:
    yield from (Difference("finding", "not found", _found(one)) for one in new_findings(before, after))
    yield from (Difference("finding", _found(one), "not found") for one in new_findings(after, before))


def _found(one: Finding) -> str:
    waived = " (waived)" if one.waived else ""
    return f"{one.severity}: {one.rule} at {one.file}:{one.line}: {one.message}{waived}"


def new_findings(before: Side, after: Side) -> list[Finding]:
    """What is found on the second side and not on the first, in the order of the text."""
    extra = Counter(map(_key, after.decision.findings)) - Counter(map(_key, before.decision.findings))
    return [one for one in after.decision.findings if _key(one) in extra]


def _key(finding: Finding) -> Any:
    return tuple(getattr(finding, name) for name in finding.__struct_fields__)


def _refused(taken: Side, refused: Side) -> Iterator[tuple[str, str]]:
    """What of the past one side took and the other refuses, with the reason for it."""
    known = {one.position for one in taken.decision.refused}
    for one in refused.decision.refused:
        if one.position not in known:
            who = _called([one.event.by], refused.policy)
            yield f"{one.event.do.replace('_', ' ')} by {who}", f"it does not count: {one.because[0]}"


ASPECTS = (_chain, _error, _steps, _people, _waits, _state, _publishable, _findings)
