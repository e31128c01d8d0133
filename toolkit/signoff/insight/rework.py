"""rework: what went wrong on the way: changes asked for, rejections, overrides and waivers with their reasons, edits
after approval, and what was published with findings. First pass: approved without any of it before."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from signoff.insight._numbers import share
from signoff.insight.lead_time import in_week


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened to a post, with the words that were said."""

    do: str
    post: str
    by: str
    at: datetime
    seq: int | None
    reason: str = ""
    step: str = ""
    finding: str = ""


class Rework(msgspec.Struct, frozen=True, kw_only=True):
    """Of one week. first_pass: of the `approved` posts, the share that nobody asked to change; None where none was."""

    approved: int
    first_pass: float | None
    first_pass_posts: tuple[str, ...]
    changes_requested: tuple[Happening, ...]
    rejected: tuple[Happening, ...]
    overrides: tuple[Happening, ...]
    waivers: tuple[Happening, ...]
    edits_after_approval: tuple[Happening, ...]
    got_through: tuple[Any, ...]

    @property
    def happenings(self) -> list[Happening]:
        """Everything that went wrong, in order of time."""
        found = (*self.changes_requested, *self.rejected, *self.overrides, *self.waivers, *self.edits_after_approval)
        return sorted(found, key=lambda one: (one.at, one.post))


def rework(pasts: Sequence[Any], week: str, zone: Any, findings: Iterable[Any] = ()) -> Rework:
    """What happened in an ISO week.

    findings   of the posts as they are now; those of posts published in the week, not waived and graver than a
               suggestion, got through"""
    approved = [past for past in pasts if past.first_approval and in_week(past.first_approval.at, week, zone)]
    clean = [past.post.id for past in approved if _first_pass(past)]
    out = {past.post.id for past in pasts if any(in_week(event.at, week, zone) for event in past.did("publish"))}

    def did(act: str) -> tuple[Happening, ...]:
        return tuple(_told(past, event) for past in pasts for event in past.did(act) if in_week(event.at, week, zone))

    return Rework(
        approved=len(approved),
        first_pass=share(len(clean), len(approved)),
        first_pass_posts=tuple(clean),
        changes_requested=did("request_changes"),
        rejected=did("reject"),
        overrides=did("override"),
        waivers=did("waive"),
        edits_after_approval=tuple(
            _told(past, event)
            for past in pasts for event in past.changes_after_approval if in_week(event.at, week, zone)
        ),
        got_through=tuple(one for one in findings if one.post in out and _stands(one)),
    )  # fmt: skip


def _stands(finding: Any) -> bool:
    return not finding.waived and finding.severity != "suggestion"


def _first_pass(past: Any) -> bool:
    end = past.first_approval.at
    return not any(event.at <= end for event in past.did("request_changes", "reject", "override"))


def _told(past: Any, event: Any) -> Happening:
    return Happening(
        do=event.do, post=past.post.id, by=event.by, at=event.at, seq=event.seq, reason=event.reason or "",
        step=event.step or "", finding=event.finding or "",
    )  # fmt: skip
