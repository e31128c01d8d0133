"""calendar: a business clock goes by another calendar."""

from collections.abc import Iterator
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import Change
from signoff.rehearsal.mutants._parts import steps

KIND = "workflow"
NOTICED_BY = "a test that says the due time over hours that one calendar has and the other has not"


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Of each step whose working time is counted: every other calendar that there is, once."""
    for path, step in steps(document):
        mine = policy.calendars.get(step.calendar or policy.workflow_calendar or "")
        if step.within and step.clock == "business" and mine:
            for name, other in policy.calendars.items():
                if _hours(other, policy) != _hours(mine, policy):
                    yield Change((*path, "calendar"), name)


def _hours(calendar: Any, policy: Policy) -> tuple[Any, ...]:
    opening = calendar.opening(policy.zone)
    return opening.zone, opening.weekly, opening.holidays, opening.worked
