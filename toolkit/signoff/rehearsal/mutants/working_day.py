"""working day: a moved working day is what it would be otherwise."""

from collections.abc import Iterator
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import Change
from signoff.rehearsal.mutants._days import opens_otherwise

KIND = "calendar"
NOTICED_BY = "a test that says a due time over this day"


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Not where the hours of that day are the same without it."""
    for number, moved in enumerate(document.working_days):
        change = Change(("working_days", number))
        if opens_otherwise(document, change, moved.date, policy):
            yield change
