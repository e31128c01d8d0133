"""What became of a finding: one word for each. Pure.

fixed       it was gone before anybody approved the post, or from the revision that was approved
waived      somebody with the right let it pass, with a reason, for a revision that it stood in
through     it went out with it
let_stand   it was approved with it, and is not out
fixed_late  it was approved with it, and mended afterwards, before it went out
dropped     the post was rejected or withdrawn
open        it stands in a post that is not approved yet"""

from collections.abc import Iterator

import msgspec

from signoff.insight.drift._course import Course, Revision
from signoff.insight.drift._lives import Life
from signoff.workflow import Event

FATES = ("fixed", "waived", "through", "let_stand", "fixed_late", "open", "dropped")
LET_PASS = ("waived", "through", "let_stand", "fixed_late")
"""Fates of findings that somebody saw and agreed to: what a rule that cries wolf is known by."""


class Fate(msgspec.Struct, frozen=True, kw_only=True):
    """One of FATES. entry: of a waiver;  ended_by: the revision from which it was gone."""

    name: str
    entry: Event | None = None
    ended_by: Revision | None = None


def fate(life: Life, course: Course) -> Fate:
    """What became of it, as far as is known."""
    stood = range(life.first, life.last + 1)
    gone = next((one for one in course.revisions if one.number == life.last + 1), None)
    waiver = next(_waivers(life, course, stood), None)
    return Fate(name=_name(course, stood, gone, waiver), entry=waiver, ended_by=gone)


def _name(course: Course, stood: range, gone: Revision | None, waiver: Event | None) -> str:
    if waiver is not None:
        return "waived"
    if not course.out.isdisjoint(stood):
        return "through"
    if not course.approved.isdisjoint(stood):
        return "fixed_late" if gone else "let_stand"
    if gone is not None:
        return "fixed"
    return "dropped" if course.ended else "open"


def _waivers(life: Life, course: Course, stood: range) -> Iterator[Event]:
    for number, event in course.waivers:
        fits = event.finding == life.finding.rule and event.match in (None, "", life.finding.match)
        if number in stood and fits:
            yield event
