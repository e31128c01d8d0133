"""Whether a change of a calendar touches a clock."""

from datetime import date
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import Change


def is_used(calendar: Any, policy: Policy) -> bool:
    """Whether some step's working time is counted by it."""
    steps = [step for chain in policy.chains_as_written for step in chain.each_step]
    business = [step for step in steps if step.clock == "business" and step.within]
    return any((step.calendar or policy.workflow_calendar) == calendar.name for step in business)


def opens_otherwise(calendar: Any, change: Change, day: date, policy: Policy) -> bool:
    """Whether the hours of the day are others without one holiday or moved working day."""
    if not is_used(calendar, policy):
        return False
    key, number = change.path
    rest = [one for at, one in enumerate(getattr(calendar, key)) if at != number]
    without = type(calendar)(**{**_fields(calendar), key: rest}).opening(policy.zone)
    return bool(calendar.opening(policy.zone).spans_of(day) != without.spans_of(day))


def _fields(model: Any) -> dict[str, Any]:
    return {name: getattr(model, name) for name in model.__struct_fields__}
