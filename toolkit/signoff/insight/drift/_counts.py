"""The same traces counted by rule, author, channel, hand and week. Plain rows; a finding counts once in each.

A text that goes to two channels counts for both."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from signoff.clock import wall, week_of
from signoff.insight.drift._course import Course
from signoff.insight.drift._trace import Trace


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a rule's, an author's or a channel's findings. posts: how many they stand in

    of   how many posts there were to find something in;  None for a rule, which looks at all"""

    name: str
    found: int = 0
    posts: int = 0
    of: int | None = None
    fixed: int = 0
    waived: int = 0
    through: int = 0
    let_stand: int = 0
    fixed_late: int = 0
    open: int = 0
    dropped: int = 0


class Hand(msgspec.Struct, frozen=True, kw_only=True):
    """What one person brought in. wrote: revisions by this person;  brought: findings that first stand in one of them

    in_others   of `brought`, those in posts of somebody else;  mended: findings that this person took out, anybody's
    kept, waived, through   what became of those brought in: mended before approval, waived, gone out"""

    person: str
    wrote: int = 0
    brought: int = 0
    in_others: int = 0
    kept: int = 0
    waived: int = 0
    through: int = 0
    mended: int = 0


class DriftWeek(msgspec.Struct, frozen=True, kw_only=True):
    """One ISO week. wrote: revisions of that week;  brought: findings that they brought in

    per_revision   brought / wrote; None where nothing was written"""

    week: str
    first_day: date
    wrote: int
    brought: int
    per_revision: float | None
    through: int


def counts(traces: Iterable[Trace], names: Any, of: Mapping[str, int] | None = None) -> list[Count]:
    """One row a name, the most findings first. names: what a trace counts for, such as its channels

    of  how many posts there are by name; a name of which nothing was found has a row too"""
    fates: dict[str, Counter[str]] = {name: Counter() for name in of or ()}
    posts: dict[str, set[str]] = {}
    for one in traces:
        for name in names(one):
            fates.setdefault(name, Counter())[one.fate] += 1
            posts.setdefault(name, set()).add(one.post)
    rows = [
        Count(name=name, found=fate.total(), posts=len(posts.get(name, ())), of=(of or {}).get(name), **fate)
        for name, fate in fates.items()
    ]
    return sorted(rows, key=lambda row: (-row.found, row.name))


def hands(traces: Sequence[Trace], courses: Iterable[Course], since: Any) -> list[Hand]:
    """One row a person, by name; nobody is ranked."""
    wrote = Counter(one.by for course in courses for one in course.revisions if since is None or one.at >= since)
    brought = Counter(one.brought_by for one in traces)
    mended = Counter(one.fixed_by for one in traces if one.fixed_by)
    fates = {
        key: Counter(one.brought_by for one in traces if one.fate == fate)
        for key, fate in (("kept", "fixed"), ("waived", "waived"), ("through", "through"))
    }
    others = Counter(one.brought_by for one in traces if one.in_another_hand)
    return [
        Hand(person=name, wrote=wrote[name], brought=brought[name], in_others=others[name], mended=mended[name],
             **{key: found[name] for key, found in fates.items()})
        for name in sorted({*wrote, *brought, *mended})
    ]  # fmt: skip


def drift_weeks(traces: Iterable[Trace], courses: Iterable[Course], zone: Any, since: Any) -> list[DriftWeek]:
    """Every ISO week in which a revision came, in order. Posts that only the files tell of have no week."""
    moments = [one.at for course in courses for one in course.revisions if one.seq is not None]
    wrote = Counter(_week(at, zone) for at in moments if since is None or at >= since)
    recorded = [one for one in traces if one.brought_seq is not None]
    brought = Counter(_week(one.brought_at, zone) for one in recorded)
    through = Counter(_week(one.brought_at, zone) for one in recorded if one.fate == "through")
    return [
        DriftWeek(week=name, first_day=_monday(name), wrote=wrote[name], brought=brought[name],
                  per_revision=brought[name] / wrote[name], through=through[name])
        for name in sorted(wrote)
    ]  # fmt: skip


def _week(at: Any, zone: Any) -> str:
    return week_of(wall(at, zone).date())


def _monday(name: str) -> date:
    year, number = name.split("-W")
    return date.fromisocalendar(int(year), int(number), 1)
