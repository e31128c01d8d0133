"""people: who carried it. Contributions in kinds, by name; no total and no rank, for kinds cannot be added up."""

from collections.abc import Iterable
from typing import Any

import msgspec

from signoff.insight.lead_time import in_week

KINDS = {
    "create": "wrote", "edit": "fixed", "approve": "reviewed", "request_changes": "reviewed", "reject": "reviewed",
    "publish": "published",
}  # fmt: skip


class Contribution(msgspec.Struct, frozen=True, kw_only=True):
    """One person's posts of a week, counted once a kind.

    wrote      new posts;  fixed: posts edited;  reviewed: posts answered;  published: posts put out
    covered_for   posts answered for somebody who was away"""

    person: str
    wrote: int = 0
    reviewed: int = 0
    fixed: int = 0
    published: int = 0
    covered_for: int = 0
    seqs: tuple[int, ...] = ()


def contributions(pasts: Iterable[Any], week: str, zone: Any, policy: Any) -> list[Contribution]:
    """Everybody who did something in an ISO week, in order of their names."""
    did: dict[str, dict[str, set[str]]] = {}
    seqs: dict[str, list[int]] = {}
    for past in pasts:
        for event in past.events:
            if event.do not in KINDS or not in_week(event.at, week, zone):
                continue
            kinds = did.setdefault(event.by, {})
            kinds.setdefault(KINDS[event.do], set()).add(past.post.id)
            if KINDS[event.do] == "reviewed" and _stands_in(event, event.step or "", policy, zone):
                kinds.setdefault("covered_for", set()).add(past.post.id)
            seqs.setdefault(event.by, []).extend([event.seq] if event.seq else [])
    counted = [
        Contribution(person=name, seqs=tuple(seqs[name]), **{kind: len(posts) for kind, posts in kinds.items()})
        for name, kinds in did.items()
    ]
    return sorted(counted, key=lambda one: _called(one.person, policy).casefold())


def _called(person: str, policy: Any) -> str:
    known = policy.people.get(person)
    return known.name if known and known.name else person


def _stands_in(event: Any, step: str, policy: Any, zone: Any) -> bool:
    """Whether the person answered on a day on which somebody else's steps were theirs too."""
    day = event.at.astimezone(zone).date()
    givers = [one.giver for one in policy.delegations if one.to == event.by and one.covers(day)]
    return any(_may_not(event.by, step, giver, policy) for giver in givers)


def _may_not(person: str, name: str, giver: str, policy: Any) -> bool:
    """Whether the step asks the giver, and not the person who answered."""
    for chain in policy.chains_as_written:
        for step in chain.each_step:
            if step.name == name and step.approvers:
                return _asks(step.approvers, giver, policy) and not _asks(step.approvers, person, policy)
    return False


def _asks(approvers: Any, person: str, policy: Any) -> bool:
    from signoff.model import many

    known = policy.people.get(person)
    roles = {grant.role for grant in known.grants} if known else set()
    return bool(roles & set(many(approvers.role))) or person in many(approvers.person)
