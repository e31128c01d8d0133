"""holiday: a day on which nobody works is an ordinary day."""

from collections.abc import Iterator
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import Change
from signoff.rehearsal.mutants._days import opens_otherwise

KIND = "calendar"
NOTICED_BY = "a test that says a due time over this day"


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Not where the day is closed anyway, as a Saturday may be."""
    for number, holiday in enumerate(document.holidays):
        change = Change(("holidays", number))
        if opens_otherwise(document, change, holiday.date, policy):
            yield change
