"""separation: the author may approve, or an editor, or one person may fill two steps; or the other way round."""

from collections.abc import Iterator
from typing import Any

from signoff.policy import Policy
from signoff.rehearsal.mutants._change import Change
from signoff.rehearsal.mutants._parts import says
from signoff.rehearsal.mutants._people import asked, asked_anywhere, may_ever

KIND = "workflow"
NOTICED_BY = "a test in which such a person's approval is refused"


BARS = ("author", "editors")
OPPOSITE = {"may_approve": "may_not_approve", "may_not_approve": "may_approve",
            "distinct_people": "same_person_may", "same_person_may": "distinct_people"}  # fmt: skip


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Editors only where somebody who is asked may edit, steps only where somebody could be asked for two."""
    if not says(document, policy, "separation_of_duties"):
        return
    said = document.separation_of_duties
    for key in (*BARS, "steps"):
        if _bears(key, policy):
            default = "same_person_may" if key == "steps" else "may_not_approve"
            yield Change(("separation_of_duties", key), OPPOSITE[getattr(said, key) if said else default])


def _bears(key: str, policy: Policy) -> bool:
    if key == "steps":
        return any(_may_meet(chain, policy) for chain in policy.chains_as_written)
    return key == "author" or any(may_ever(policy, person, "edit") for person in asked_anywhere(policy))


def _may_meet(chain: Any, policy: Policy) -> bool:
    groups = [asked(policy, step) for step in chain.each_step if not step.advisory]
    return any(one & other for number, one in enumerate(groups) for other in groups[:number])
