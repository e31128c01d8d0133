"""remind: a reminder is no longer sent."""

from collections.abc import Iterator
from typing import Any

from signoff.model import many
from signoff.policy import Policy
from signoff.rehearsal.mutants._change import GONE, Change
from signoff.rehearsal.mutants._parts import steps

KIND = "workflow"
NOTICED_BY = "a test with `fired` that lists the reminders of the step"


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Each threshold of each step; a part of a time that is not there never comes."""
    for path, step in steps(document):
        known = many(step.remind_at)
        for gone in known:
            if step.within or gone.startswith("slot-"):
                rest = [one for one in known if one != gone]
                yield Change((*path, "remind_at"), rest if rest else GONE)
