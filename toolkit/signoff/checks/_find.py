"""Everything that is found in posts: each check on each text that a channel gets, and the voice."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from functools import cache
from typing import Any

import msgspec

from signoff import voice
from signoff.checks._book import IGNORE, Applying, Book, book_of
from signoff.checks._case import Around, Case, subject_of
from signoff.checks._check import Check
from signoff.checks._ignored import marked
from signoff.checks._neighbours import Beside, Neighbours
from signoff.checks._offers import Offers
from signoff.checks._reading import Reading
from signoff.checks._sources import sources
from signoff.clock import zone
from signoff.content import Copy, Library, Post
from signoff.finding import SEVERITIES, Finding
from signoff.policy import Policy
from signoff.text import Span

Progress = Callable[[int, int], None]
SPARED = ("voice.", "accessibility.")


def find(
    posts: Iterable[Post],
    policy: Policy,
    library: Library | None,
    now: datetime,
    progress: Progress | None = None,
    only: Collection[str] | None = None,
    beside: Beside | None = None,
) -> dict[str, list[Finding]]:
    """Every finding of each post, by its id, in the order of the file.

    library   assets, campaigns, claims, and all posts, for what repeats another; None where there is none
    now       aware: what posts without a slot are judged by
    progress  called with (done, of) while it works
    only      the sections that look, `voice` among them; left out, all of them
    beside    which earlier post each one repeats, where that was worked out elsewhere; else these and the library's
    Raises SignoffError where two documents contradict each other for a post."""
    chosen = list(posts)
    neighbours = beside or Neighbours([*(library.posts.values() if library else ()), *chosen], policy, now)
    around = Around(policy, library, now, zone(policy.zone), neighbours, Offers(library), sources(library))
    book = book_of(policy)
    found: dict[str, list[Finding]] = {}
    for done, post in enumerate(chosen, 1):
        found[post.id] = _in_post(post, around, book, only)
        if progress:
            progress(done, len(chosen))
    return found


def _in_post(post: Post, around: Around, book: Book, only: Collection[str] | None) -> list[Finding]:
    found = (each for copy in post.copies(around.policy.channels) for each in _in_copy(copy, around, book, only))
    return sorted(marked(_once(found), post), key=lambda finding: finding.order)


def _once(found: Iterable[tuple[Any, Finding]]) -> list[Finding]:
    """One finding for a place that several channels share, with the gravest of its severities."""
    kept: dict[Any, Finding] = {}
    for key, finding in found:
        before = kept.get(key)
        if before is None or SEVERITIES.index(finding.severity) > SEVERITIES.index(before.severity):
            kept[key] = finding
    return list(kept.values())


def _in_copy(copy: Copy, around: Around, book: Book, only: Collection[str] | None) -> Iterator[tuple[Any, Finding]]:
    reading = Reading(copy.text.words)
    applied = groups(copy, around.policy, book)
    cases = [Case(copy, channels, reading, around, book.checks(applying)) for applying, channels in applied.items()]
    spared = cache(lambda: [span for case in cases for check in case.checks.values() for span in check.spares(case)])
    for applying, case in zip(applied, cases, strict=True):
        looking = [check for name, check in case.checks.items() if only is None or name in only]
        for check in looking:
            for finding in check.look(case):
                weight = book.severity(applying, finding.rule, finding.severity)
                if weight != IGNORE and not _is_spared(finding, copy, spared):
                    yield _key(finding, check), _weighing(finding, weight)
    heard = voice.findings(copy, around.policy) if only is None or "voice" in only else ()
    for finding in heard:  # the voice has weighed them already
        if not _is_spared(finding, copy, spared):
            yield _key(finding), finding


def groups(copy: Copy, policy: Policy, book: Book) -> dict[Applying, list[Any]]:
    """Channels that the same documents apply to are looked at together."""
    found: dict[Applying, list[Any]] = {}
    for channel in copy.channels:
        facts = subject_of(copy, channel, policy) if book.conditional else None
        found.setdefault(book.applying(facts), []).append(channel)
    return found


def _key(finding: Finding, check: Check | None = None) -> Any:
    """What makes two findings one."""
    told_apart = finding.message if check and check.per_channel else ""
    return finding.rule, finding.line, finding.span, finding.match, told_apart


def _weighing(finding: Finding, weight: str) -> Finding:
    return finding if weight == finding.severity else msgspec.structs.replace(finding, severity=weight)


def _is_spared(finding: Finding, copy: Copy, spared: Callable[[], Iterable[Span]]) -> bool:
    """spared: asked only for a finding that words may be spared from, which most texts have none of."""
    if not finding.rule.startswith(SPARED):
        return False
    for span in spared():
        line, first = copy.text.place(span.start)
        if line == finding.line and first <= finding.span[0] and finding.span[1] < first + span.end - span.start:
            return True
    return False
