"""Findings as changes of the file they stand in: each at its place, none touching another."""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from signoff.checks.mending._sure import UNSEEN, WHOLE, keeps_article, replacement
from signoff.content import Post
from signoff.finding import Finding
from signoff.policy import Policy

_LINE_END = re.compile(r"\r\n|\r|\n")
_AFTER_WORD = " .,;:!?…)\r\n"


class Fix(msgspec.Struct, frozen=True):
    """One change: `source[start:end]` (code points of the whole file) becomes `instead`."""

    finding: Finding
    start: int
    end: int
    instead: str

    @property
    def grows(self) -> int:
        """By how many code points the text grows."""
        return len(self.instead) - (self.end - self.start)


def fixes(source: str, post: Post, findings: Iterable[Finding], policy: Policy) -> list[Fix]:
    """The changes that have one right answer, in the order of the text. What is settled is left as it is.

    source   the post's file, with its own line ends;  two that touch the same letters are both left to a person"""
    starts = _starts(source)
    open_ones = [one for one in findings if not one.settled and one.variant in post.texts]
    made = (fix for one in open_ones for fix in _fix(source, starts, post, one, policy))
    found = {(fix.start, fix.end, fix.instead): fix for fix in made}
    return _apart(sorted(found.values(), key=lambda fix: (fix.start, fix.end)))


def applied(source: str, changes: Iterable[Fix]) -> str:
    """The file after changes that do not touch each other."""
    for change in sorted(changes, key=lambda fix: fix.start, reverse=True):
        source = source[: change.start] + change.instead + source[change.end :]
    return source


def _starts(source: str) -> list[int]:
    # A byte-order mark stands on the first line, which is never a line of a text.
    return [0, *(match.end() for match in _LINE_END.finditer(source))]


def _fix(source: str, starts: Sequence[int], post: Post, finding: Finding, policy: Policy) -> Iterator[Fix]:
    instead = replacement(finding, policy)
    lines = {line for line, _ in post.texts[finding.variant].lines}
    if instead is None or finding.line not in lines:  # front matter is a person's
        return
    start = starts[finding.line - 1] + finding.span[0] - 1
    end = start + len(finding.match)
    if source[start:end] != finding.match or _runs_on(source, end, finding):
        return
    if finding.rule in UNSEEN:
        yield Fix(finding, start, end, "")
    elif not instead:
        yield _removal(source, start, end, finding)
    elif keeps_article(source[starts[finding.line - 1] : start], instead):
        yield Fix(finding, start, end, instead)


def _runs_on(source: str, end: int, finding: Finding) -> bool:
    """Whether the match may go on below: a finding's place ends with its line."""
    return finding.rule not in WHOLE and source[end : end + 1] in ("\r", "\n") and bool(source[end:].strip())


def _removal(source: str, start: int, end: int, finding: Finding) -> Fix:
    """A word goes with one of the spaces around it."""
    if source[start - 1 : start] == " " and (source[end : end + 1] in _AFTER_WORD or end == len(source)):
        return Fix(finding, start - 1, end, "")
    if source[end : end + 1] == " " and source[start - 1 : start] in "\r\n":
        return Fix(finding, start, end + 1, "")
    return Fix(finding, start, end, "")


def _apart(changes: Sequence[Fix]) -> list[Fix]:
    return [one for one in changes if not any(other is not one and _touch(one, other) for other in changes)]


def _touch(one: Fix, other: Fix) -> bool:
    return one.start < other.end and other.start < one.end
