"""circle: `before` leads from a chain back to itself, so that none of them is ever first."""

from collections.abc import Iterator
from datetime import datetime

from signoff.policy import Policy
from signoff.policy.kinds.workflow import circles
from signoff.rehearsal.prove._claim import Claim, claimed
from signoff.rehearsal.prove._trial import Trial

SEVERITY = "error"
MEND = "None of them is ever first: take one `before` out."


def find(policy: Policy, now: datetime) -> Iterator[Claim]:
    """One for each circle, all its chains named. Its policy cannot be put in force: no post comes into it."""
    post = {"id": "possible-post", "author": next(iter(policy.people), "nobody"), "text": "Soup of the day",
            "channels": list(policy.channels)[:1] or ["a-channel"]}  # fmt: skip
    for problem in circles(policy.chains_as_written):
        if problem.place is not None:
            yield from claimed(problem.message, problem.place, policy, Trial(post, (), now), {"error": "circle"})
