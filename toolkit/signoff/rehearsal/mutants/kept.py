"""kept: an edit of another kind keeps approvals too, or one of a kind that did takes them back."""

from collections.abc import Iterator
from typing import Any, get_args

from signoff.model import many
from signoff.policy import Policy
from signoff.policy.kinds.workflow import Change as Kind
from signoff.rehearsal.mutants._change import GONE, Change
from signoff.rehearsal.mutants._parts import says

KIND = "workflow"
NOTICED_BY = "a test of an edit of just this kind after an approval"


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """`keep_approvals_on` with each kind of change more, and with each of its own less."""
    if says(document, policy, "keep_approvals_on"):
        known = many(document.keep_approvals_on)
        for kind in get_args(Kind):
            some = [one for one in known if one != kind] if kind in known else [*known, kind]
            yield Change(("keep_approvals_on",), some if some else GONE)
