"""A post with its sure fixes, looked at again: what was found is gone, nothing new came, nothing else was touched."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec

from signoff.checks._find import find
from signoff.checks.mending._fixes import Fix, applied, fixes
from signoff.content import Library, Post, read_post
from signoff.finding import Finding
from signoff.policy import Policy


class World(NamedTuple):
    """What a post is looked at beside. now: aware."""

    policy: Policy
    library: Library
    now: datetime

    def read(self, file: str, data: bytes) -> Post | None:
        """The post of a file; None where it has errors."""
        post, problems = read_post(file, data, self.library.around(self.policy))
        return None if any(problem.severity == "error" for problem in problems) else post

    def look(self, post: Post) -> list[Finding]:
        """What is found in a post, in place of the one that has its id."""
        library = msgspec.structs.replace(self.library, posts={**self.library.posts, post.id: post})
        return find([post], self.policy, library, self.now)[post.id]


class Mended(NamedTuple):
    """before, after: the file's bytes;  fixed: the findings that are gone;  left: those found in what it is now."""

    before: bytes
    after: bytes
    fixed: tuple[Finding, ...]
    left: tuple[Finding, ...]


def mended(post: Post, data: bytes, wanted: Iterable[Finding], world: World) -> Mended:
    """The file of a post after every sure fix for the findings wanted, until there is none more.

    A fix after which something new is found, or that changes more than its own words, is not taken.
    data   the file that the post was read from"""
    rules = {_key(one) for one in wanted}
    first, found = data, world.look(post)
    fixed: list[Finding] = []
    while step := _step(post, data, [one for one in found if _key(one) in rules], found, world):
        taken, post, data, found = step
        fixed.extend(fix.finding for fix in taken)
    return Mended(first, data, tuple(fixed), tuple(found))


class _Step(NamedTuple):
    taken: Sequence[Fix]
    post: Post
    data: bytes
    found: list[Finding]


def _step(post: Post, data: bytes, wanted: Sequence[Finding], found: list[Finding], world: World) -> _Step | None:
    """All fixes at once where that is sound, else as many of them, one by one, as are."""
    source = data.decode("utf-8")
    changes = fixes(source, post, wanted, world.policy)
    if not changes:
        return None
    best = _tried(changes, post, source, found, world)
    if best or len(changes) == 1:
        return best
    for change in changes:
        so_far = [*best.taken, change] if best else [change]
        best = _tried(so_far, post, source, found, world) or best
    return best


def _tried(changes: Sequence[Fix], post: Post, source: str, found: Sequence[Finding], world: World) -> _Step | None:
    data = applied(source, changes).encode("utf-8")
    after = world.read(post.file, data)
    if after is None or not _same_beside(post, after, changes):
        return None
    now_found = world.look(after)
    before = Counter(_rule(one) for one in found)
    before.subtract(_rule(change.finding) for change in changes)
    more = Counter(_rule(one) for one in now_found)
    return _Step(changes, after, data, now_found) if all(more[rule] <= before[rule] for rule in more) else None


def _same_beside(before: Post, after: Post, changes: Sequence[Fix]) -> bool:
    """Whether nothing but the words was changed, and no more of them than the changes say."""
    front = [{key: value for key, value in post.plain.items() if key != "texts"} for post in (before, after)]
    letters = [sum(len(text.words) for text in post.texts.values()) for post in (before, after)]
    grown = sum(change.grows for change in changes)
    comments = [sum(len(text.ignores) for text in post.texts.values()) for post in (before, after)]
    same_names = list(before.texts) == list(after.texts)
    return same_names and front[0] == front[1] and letters[1] - letters[0] == grown and comments[0] == comments[1]


def _rule(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.variant, finding.severity


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.variant, finding.match
