"""What a worker does with one part, or one channel. Each may be done again, anywhere: the same files are written.

note      what the part's posts are called, and what they say on each channel
twice     ids that stand in several rows
compare   who repeats whom on one channel in one span of time
look      what is found in the part's posts, those answers at hand"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

import msgspec

from signoff.checks import Answered, find, repeated, standings_of
from signoff.clock import wall, zone
from signoff.content import Library, Post
from signoff.errors import SignoffError
from signoff.jobs.scale._out import write_findings, write_refused
from signoff.jobs.scale._parts import Part, rows_of
from signoff.jobs.scale._rows import post_of_row
from signoff.jobs.scale._spool import Answer, Spool
from signoff.policy import Policy

Rows = dict[int, str]
DAY = timedelta(days=1)
# Compiled rules are not made for several threads, and Python would not run them side by side.
_ONE_AT_A_TIME = Lock()


class Task(msgspec.Struct, frozen=True):
    """What is the same for all. policy: the hash that every worker must find;  now: UTC;  shards: of the ids"""

    root: str
    policy: str
    now: datetime
    out: str
    spool: str
    shards: int


class Noted(msgspec.Struct, frozen=True):
    """What a part holds. days: posts by channel and day (ordinal, UTC);  longest: how far back a channel looks"""

    rows: int
    days: dict[str, dict[int, int]]
    longest: dict[str, timedelta]


class Looked(msgspec.Struct, frozen=True):
    """What was found in a part. rules: how often each;  blocked: posts with an error;  refused: rows"""

    posts: int
    refused: int
    blocked: int
    severities: dict[str, int]
    rules: dict[str, int]


def note(task: Task, number: int, part: Part) -> Noted:
    """Reads a part, and keeps what others must know of it."""
    with _ONE_AT_A_TIME:
        policy, _, now = _rules(task)
        spool, names = Spool(Path(task.spool)), list(policy.channels)
        posts, refused = _posts(part, policy, {})
        _keep_ids(task, spool, number, posts)
        told: dict[str, list[Any]] = {}
        for row, post in posts:
            for channel, one in standings_of(post, policy, now, row):
                told.setdefault(channel, []).append(one)
        for channel, every in told.items():
            spool.put_told(names.index(channel), number, every)
        days = {channel: Counter(one.standing.slot.toordinal() for one in every) for channel, every in told.items()}
        longest = {channel: max(one.longest for one in every) for channel, every in told.items()}
        return Noted(len(posts) + len(refused), {channel: dict(found) for channel, found in days.items()}, longest)


def _keep_ids(task: Task, spool: Spool, number: int, posts: list[tuple[int, Post]]) -> None:
    shards: dict[int, list[tuple[str, int]]] = {}
    for row, post in posts:
        shards.setdefault(sha256(post.id.encode()).digest()[0] % task.shards, []).append((post.id, row))
    for shard, ids in shards.items():
        spool.put_ids(shard, number, ids)


def twice(task: Task, shard: int, parts: int) -> list[tuple[int, int, int, int]]:
    """Rows whose id another row before them has: part and row, and those of the first one."""
    first: dict[str, tuple[int, int]] = {}
    found = []
    for name, part, row in Spool(Path(task.spool)).ids(shard, range(parts)):
        if first.setdefault(name, (part, row)) != (part, row):
            found.append((part, row, *first[name]))
    return found


class Span(msgspec.Struct, frozen=True):
    """A span of days of a channel. begin, end: moments in UTC, the last not in it;  lead: what is read before it

    parts: where there may be posts of it;  left_out: rows of them that are refused, by part"""

    channel: str
    place: int
    begin: datetime
    end: datetime
    lead: timedelta
    parts: tuple[int, ...]
    left_out: dict[int, frozenset[int]]


def compare(task: Task, span: Span) -> int:
    """Finds who repeats whom in a span of a channel, and keeps it for those who look. How many there were."""
    spool = Spool(Path(task.spool))
    told, home = [], {}
    for part in span.parts:
        for one in spool.told(span.place, part):
            if one.row in span.left_out.get(part, ()) or not span.begin - span.lead <= one.standing.slot < span.end:
                continue
            told.append(one)
            if one.standing.slot >= span.begin:
                home[one.standing.post] = part
    answers: dict[int, list[Answer]] = {}
    for post, earlier in repeated(told).items():
        if post in home:
            answers.setdefault(home[post], []).append(Answer(span.channel, post, earlier))
    for part, found in answers.items():
        spool.put_answers(part, f"{span.place}-{span.begin.toordinal()}", found)
    return len(home)


def look(task: Task, number: int, part: Part, left_out: Rows) -> Looked:
    """Looks for everything in a part's posts, and writes what is found. left_out: rows, with why"""
    with _ONE_AT_A_TIME:
        policy, library, now = _rules(task)
        posts, refused = _posts(part, policy, left_out)
        answers = {(one.channel, one.post): one.earlier for one in Spool(Path(task.spool)).answers(number)}
        found = find([post for _, post in posts], policy, library, now, beside=Answered(answers))
        findings = [finding for _, post in posts for finding in found[post.id]]
        write_findings(Path(task.out), number, part, findings, policy.zone)
        write_refused(Path(task.out), number, part, refused, policy.zone)
        return Looked(
            posts=len(posts), refused=len(refused), severities=dict(Counter(one.severity for one in findings)),
            rules=dict(Counter(one.rule for one in findings)),
            blocked=sum(any(one.blocks for one in found[post.id]) for _, post in posts),
        )  # fmt: skip


def _posts(part: Part, policy: Policy, left_out: Rows) -> tuple[list[tuple[int, Post]], Rows]:
    """The posts of a part with their rows; and the rows that are none, each with why."""
    posts, refused = [], dict(left_out)
    for row, said in rows_of(part):
        if row in left_out:
            continue
        try:
            posts.append((row, post_of_row(said, policy, part.name)))
        except ValueError as error:
            refused[row] = str(error)
    return posts, refused


@lru_cache(maxsize=1)
def _opened(root: str, policy: str) -> tuple[Policy, Library]:
    """The rules and what stands beside posts; read and compiled once a worker."""
    from signoff.workspace import Workspace

    workspace = Workspace(Path(root)).afresh()
    if workspace.policy.hash != policy:
        raise SignoffError(f"a worker finds other policies in {root} than were there at the beginning; begin again")
    return workspace.policy, library_of(workspace)


def library_of(workspace: Any) -> Library:
    """Campaigns, claims and assets of the workspace, without its posts: those are not what is reviewed."""
    found: Library = msgspec.structs.replace(workspace.content, posts={}, faulty={})
    return found


def _rules(task: Task) -> tuple[Policy, Library, datetime]:
    policy, library = _opened(task.root, task.policy)
    return policy, library, wall(task.now, zone(policy.zone))


def rows_left_out(found: Iterable[tuple[int, int, int, int]], parts: list[Part]) -> Iterator[tuple[int, int, str]]:
    """Part, row and why, of rows whose id stands before."""
    for part, row, first_part, first_row in found:
        yield part, row, f"its id is that of {parts[first_part].name}:{first_row}; an id is one post's"
