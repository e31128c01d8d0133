"""A trace: one finding, the hand that brought it in, the sentence that it stands in, and what became of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from signoff.content import Text
from signoff.finding import Finding
from signoff.insight.drift._course import Course
from signoff.insight.drift._fate import Fate
from signoff.insight.drift._lives import Life
from signoff.workflow import UNKNOWN

WIDTH = 90


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """One finding. brought_by, at, seq: whose revision first has it;  number: of that revision, from 1

    before, match, after   the sentence that it tripped over, around the words that it is about, cut where it is long
    fate                   see `signoff.insight.drift.FATES`;  fixed_by: who took it out, None while it stands
    reason, waived_by      of a waiver;  revisions: how many the post has;  channels: that get the text it stands in"""

    post: str
    title: str
    author: str
    channels: tuple[str, ...]
    rule: str
    severity: str
    variant: str
    message: str
    before: str
    match: str
    after: str
    brought_by: str
    brought_at: datetime
    brought_seq: int | None
    revision: str
    number: int
    revisions: int
    fate: str
    fixed_by: str | None = None
    fixed_seq: int | None = None
    waived_by: str | None = None
    reason: str | None = None
    waived_seq: int | None = None

    @property
    def recorded(self) -> bool:
        """Whether an entry says whose hand it was."""
        return self.brought_by != UNKNOWN

    @property
    def in_another_hand(self) -> bool:
        """Whether somebody brought it into a post of somebody else."""
        return self.recorded and self.brought_by != self.author


def trace(life: Life, course: Course, fate: Fate, accounts: Mapping[str, Any]) -> Trace:
    """The trace of one life. accounts: the channels by name, to know which of them get the text."""
    finding, revision = life.finding, course.revisions[life.first - 1]
    post, gone, waiver = revision.post, fate.ended_by, fate.entry
    before, match, after = around(post.texts.get(finding.variant), finding)
    return Trace(
        post=course.post, title=course.last.post.title, author=post.front.author,
        channels=_channels(post, finding.variant, accounts),
        rule=finding.rule, severity=finding.severity, variant=finding.variant, message=finding.message,
        before=before, match=match, after=after, brought_by=revision.by, brought_at=revision.at,
        brought_seq=revision.seq, revision=post.revision, number=revision.number, revisions=len(course.revisions),
        fate=fate.name, fixed_by=gone.by if gone else None, fixed_seq=gone.seq if gone else None,
        waived_by=waiver.by if waiver else None, reason=waiver.reason if waiver else None,
        waived_seq=waiver.seq if waiver else None,
    )  # fmt: skip


def _channels(post: Any, variant: str, accounts: Mapping[str, Any]) -> tuple[str, ...]:
    known = post.accounts(accounts)
    return tuple(one.name for one in known if post.variant_for(one.name, one.network) == variant) or post.channels


def around(text: Text | None, finding: Finding) -> tuple[str, str, str]:
    """The sentence that a finding stands in: before, the words, after; what is long is cut to some 90 letters a part.

    A finding that is not about the words (about a slot, a picture) has nothing around it."""
    start = _offset(text, finding) if text else None
    if text is None or start is None:
        return "", _cut(finding.match, 2 * WIDTH), ""
    from signoff.text import sentences

    end = start + len(finding.match)
    inside = next((one for one in sentences(text.words) if one.start <= start < one.end), None)
    first, last = (inside.start, max(inside.end, end)) if inside else (start, end)
    before, after = text.words[first:start], text.words[end:last]
    return _cut(before, WIDTH, at_end=False), _cut(finding.match, 2 * WIDTH), _cut(after, WIDTH)


def _offset(text: Text, finding: Finding) -> int | None:
    places = zip(text.starts, text.lines, strict=False)
    number = next(((start, column) for start, (line, column) in places if line == finding.line), None)
    if number is None:
        return None
    offset = number[0] + finding.span[0] - number[1]
    return offset if offset >= 0 and text.words.startswith(finding.match, offset) else None


def _cut(words: str, most: int, at_end: bool = True) -> str:
    if len(words) <= most:
        return words
    return f"{words[:most].rstrip()} …" if at_end else f"… {words[-most:].lstrip()}"
