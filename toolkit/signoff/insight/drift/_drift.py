"""All of it together: the courses of all posts, what is found in each revision, and every finding's trace."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from signoff.checks import find
from signoff.clock import zone
from signoff.errors import SignoffError, listed, nearest
from signoff.finding import Finding
from signoff.insight._frame import columns_of, frame, rows_of
from signoff.insight._material import Material, material
from signoff.insight.drift._counts import Count, DriftWeek, Hand, counts, drift_weeks, hands
from signoff.insight.drift._course import Course, course, only_in_files
from signoff.insight.drift._fate import fate
from signoff.insight.drift._lives import lives
from signoff.insight.drift._trace import Trace, trace
from signoff.insight.drift._wolf import Wolf, wolves
from signoff.insight.xmr import Xmr, xmr
from signoff.policy import Policy
from signoff.review import Review

if TYPE_CHECKING:
    from polars import DataFrame

Progress = Callable[[int, int], None]
Found = Mapping[str, Sequence[Finding]]
VOICE = ("voice",)
TABLES = {
    "findings": Trace, "rules": Count, "authors": Count, "channels": Count, "hands": Hand, "weeks": DriftWeek,
    "wolves": Wolf,
}  # fmt: skip


class Drift(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Every finding with its life, from `since` on (None: all there is), as of `now`.

    wrote      revisions that were read;  missing: those whose bytes are no longer kept
    unrecorded posts that no entry tells of: what stands in them was brought in by nobody that is known
    chart      findings per revision of the weeks that are over; limits from eight weeks on"""

    now: datetime
    since: datetime | None
    zone: str
    posts: int
    wrote: int
    missing: int
    unrecorded: int
    traces: tuple[Trace, ...]
    rules: tuple[Count, ...]
    authors: tuple[Count, ...]
    channels: tuple[Count, ...]
    hands: tuple[Hand, ...]
    weeks: tuple[DriftWeek, ...]
    chart: Xmr
    wolves: tuple[Wolf, ...]

    def of(self, *fates: str) -> list[Trace]:
        """The findings that this became of, in the order in which they came in."""
        return [one for one in self.traces if one.fate in fates]

    def table(self, name: str) -> "DataFrame":
        """findings, rules, authors, channels, hands, weeks or wolves as a data frame.

        Raises SignoffError for another name, with the nearest."""
        if name not in TABLES:
            raise SignoffError(f"no table `{name}`; {nearest(name, TABLES) or f'there are {listed(TABLES)}'}")
        columns, rows = columns_of(TABLES[name]), rows_of(self.traces if name == "findings" else getattr(self, name))
        if name == "wolves":  # the sentences stand for the traces, which no cell can hold
            for row in rows:
                row["examples"] = tuple(f"{one.before}{one.match}{one.after}" for one in row["examples"])
        return frame(rows, columns, self.zone)


def drift(
    review: Review, since: datetime | None = None, everything: bool = False, progress: Progress | None = None
) -> Drift:
    """The drift of a workspace's voice, as of the review's moment. Reads only.

    since       only what was brought in at this moment or later
    everything  the findings of the checks too; else those of the voice: plain keys, own rules, packages
    progress    called with (done, of) while revisions are read"""
    known = material(review)
    courses = [*filter(None, map(course, known.pasts.values()))]
    told = {one.post for one in courses} | set(known.pasts)
    files = [only_in_files(post, known.now) for name, post in known.posts.items() if name not in told]
    library = review.workspace.content
    found = _found([*courses, *files], known.policy, library, known.now, None if everything else VOICE, progress)
    return drift_of([*courses, *files], found, known, since)


def drift_of(courses: Sequence[Course], found: Found, known: Material, since: datetime | None = None) -> Drift:
    """The drift of these courses. found: the findings of each revision, by its hash. Pure."""
    local = zone(known.policy.zone)
    every = [one for each in courses for one in _traces(each, found, known.policy.channels)]
    traces = [one for one in every if since is None or one.brought_at >= since]
    traces.sort(key=lambda one: (one.brought_at, one.post, one.number))
    read = [one for one in courses if since is None or one.last.at >= since]
    weeks = drift_weeks(traces, read, local, since)
    over = [one.per_revision for one in weeks if not _holds(one, known.now, local) and one.per_revision is not None]
    return Drift(
        now=known.now, since=since, zone=known.policy.zone, posts=len(read),
        wrote=sum(1 for one in read for revision in one.revisions if since is None or revision.at >= since),
        missing=sum(one.missing for one in read), unrecorded=sum(one.revisions[0].seq is None for one in read),
        traces=tuple(traces),
        rules=tuple(counts(traces, lambda one: (one.rule,))),
        authors=tuple(counts(traces, lambda one: (one.author,), Counter(one.last.post.front.author for one in read))),
        channels=tuple(counts(traces, lambda one: one.channels, _channels(read))),
        hands=tuple(hands(traces, read, since)), weeks=tuple(weeks), chart=xmr(over), wolves=tuple(wolves(traces)),
    )  # fmt: skip


def _traces(course: Course, found: Found, accounts: Mapping[str, Any]) -> Iterable[Trace]:
    for life in lives([found[revision.post.revision] for revision in course.revisions]):
        yield trace(life, course, fate(life, course), accounts)


def _channels(courses: Iterable[Course]) -> Mapping[str, int]:
    return Counter(name for one in courses for name in one.last.post.channels)


def _holds(week: DriftWeek, now: datetime, local: Any) -> bool:
    """Whether the week is not over."""
    return (now.astimezone(local).date() - week.first_day).days < 7


def _found(
    courses: Sequence[Course], policy: Policy, library: Any, now: datetime, only: Sequence[str] | None,
    progress: Progress | None,
) -> dict[str, list[Finding]]:  # fmt: skip
    """What is found in each revision, by its hash, each looked at once.

    Every post's first revision in one go, then every second one: what repeats another post is sought once a round."""
    found: dict[str, list[Finding]] = {}
    rounds = max((len(one.revisions) for one in courses), default=0)
    total, done = sum(len(one.revisions) for one in courses), 0
    for number in range(rounds):
        posts = [one.revisions[number].post for one in courses if len(one.revisions) > number]
        fresh = [post for post in posts if post.revision not in found]
        each = find(fresh, policy, library, now, only=only)
        found |= {post.revision: each[post.id] for post in fresh}
        done += len(posts)
        if progress:
            progress(done, total)
    return found
