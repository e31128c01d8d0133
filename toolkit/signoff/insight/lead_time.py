"""lead_time: from the submission that began a post's review to its first approval, in seconds, week by week.

Time with the author counts too: whoever waits for a post does not ask whose turn it was."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from signoff.clock import wall, week, week_of
from signoff.insight._numbers import median


class Lead(msgspec.Struct, frozen=True, kw_only=True):
    """One post that was approved. seconds: from submitted to approved;  seqs: the two entries."""

    post: str
    submitted: datetime
    approved: datetime
    seconds: float
    seqs: tuple[int, ...] = ()
    override: bool = False


class LeadWeek(msgspec.Struct, frozen=True, kw_only=True):
    """One ISO week. median: seconds, of what was approved in it; None where nothing was.

    open   posts in review or handed back when the week ended, or now"""

    week: str
    submitted: int
    approved: int
    median: float | None
    open: int


def leads(pasts: Iterable[Any]) -> list[Lead]:
    """Every post's first approval, earliest first."""
    found = [_lead(past.post.id, past.first_approval) for past in pasts if past.first_approval]
    return sorted(found, key=lambda lead: (lead.approved, lead.post))


def _lead(post: str, approval: Any) -> Lead:
    seqs = tuple(seq for seq in (approval.submitted_seq, approval.seq) if seq is not None)
    seconds = (approval.at - approval.submitted).total_seconds()
    return Lead(
        post=post, submitted=approval.submitted, approved=approval.at, seconds=seconds, seqs=seqs,
        override=approval.override,
    )  # fmt: skip


def lead_weeks(pasts: Sequence[Any], last: str, zone: Any, now: datetime) -> list[LeadWeek]:
    """Each ISO week from the first submission to `last`, none left out."""
    known = leads(pasts)
    begun = [past.submitted for past in pasts if past.submitted]
    if not begun:
        return []
    return [_week(each, pasts, known, zone, now) for each in weeks_between(day_of(min(begun), zone), last)]


def weeks_between(first: date, last: str) -> list[str]:
    """The ISO weeks from the one that holds a day to `last`, both included."""
    end = week(last)[0]
    monday = first - timedelta(days=first.weekday())
    return [week_of(monday + timedelta(weeks=at)) for at in range((end - monday).days // 7 + 1)]


def day_of(at: datetime, zone: Any) -> date:
    """The day of a moment on the wall of a zone."""
    return wall(at, zone).date()


def in_week(at: datetime | None, name: str, zone: Any) -> bool:
    """Whether a moment lies in an ISO week of the zone."""
    return at is not None and week_of(day_of(at, zone)) == name


def _week(name: str, pasts: Sequence[Any], known: Sequence[Lead], zone: Any, now: datetime) -> LeadWeek:
    approved = [lead for lead in known if in_week(lead.approved, name, zone)]
    end = min(end_of(name, zone), now)
    return LeadWeek(
        week=name,
        submitted=sum(in_week(past.submitted, name, zone) for past in pasts),
        approved=len(approved),
        median=median(lead.seconds for lead in approved),
        open=sum(_open_at(past, end) for past in pasts),
    )


def end_of(name: str, zone: Any) -> datetime:
    """The first moment after an ISO week."""
    after = week(name)[1] + timedelta(days=1)
    return datetime(after.year, after.month, after.day, tzinfo=zone)


def _open_at(past: Any, at: datetime) -> bool:
    if past.submitted is None or past.submitted >= at:
        return False
    approved = past.first_approval
    return not (approved and approved.at < at) and not (past.ended and past.ended < at)


def cases(pasts: Iterable[Any], now: datetime) -> list[tuple[float, bool]]:
    """What a Kaplan-Meier curve of approval is drawn from: what was rejected or withdrawn is open until then."""
    found = []
    for past in pasts:
        if past.submitted is None:
            continue
        approved = past.first_approval
        end = approved.at if approved else (past.ended or now)
        found.append(((end - past.submitted).total_seconds(), approved is not None))
    return found
