"""What would be, had somebody acted: "approve by janis", "waive by dace finding voice.tone". Nothing is recorded."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from signoff.content import Post
from signoff.errors import SignoffError, listed, nearest
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.rehearsal._shortest import not_waived
from signoff.workflow import Decision, Event, decide

ACTS = ("submit", "approve", "request-changes", "reject", "withdraw", "override", "waive", "publish")
WISH = re.compile(
    r"(?P<do>\S+) by (?P<by>\S+)(?: step (?P<step>\S+))?(?: finding (?P<finding>\S+))?"
    r"(?: match (?P<match>.+?))?(?: reason (?P<reason>.+))?"
)


def wishes(said: Iterable[str], now: datetime) -> list[Event]:
    """The acts that somebody wrote, in order, as of `now`; each with the best proof of who it was.

    Raises SignoffError for what is no such sentence."""
    return [_wish(" ".join(one.split()), now) for one in said]


def _wish(said: str, now: datetime) -> Event:
    found = WISH.fullmatch(said)
    if found is None:
        raise SignoffError(f"`{said}` says no act; write it as `approve by janis`, or `approve by janis step legal`")
    do = found["do"].replace("_", "-")
    if do not in ACTS:
        raise SignoffError(f"no act `{do}`; {nearest(do, ACTS) or 'there are ' + listed(ACTS, 'and')}")
    return Event(
        at=now, by=found["by"], do=do.replace("-", "_"), step=found["step"], finding=found["finding"],
        match=found["match"], reason=found["reason"] or "as if", identity="signed",
    )  # fmt: skip


def as_if(post: Post, policy: Policy, events: Sequence[Event], findings: Sequence[Finding], now: datetime) -> Decision:
    """What would be decided, had these events happened; arguments as of `decide`. The wishes stand at the end."""
    return decide(post, policy, events, not_waived(findings), now)
