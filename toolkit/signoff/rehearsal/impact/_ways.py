"""In which ways posts would have been decided otherwise, counted: what the one sentence is made of."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from signoff.rehearsal.impact._aspects import new_findings

MOST = 3
Sides = Sequence[tuple[Any, Any]]


class Way(msgspec.Struct, frozen=True):
    """So many posts in one way. kind: a word for it;  what: the step, chain or rules that it is about, "" for none;
    posts: their names, in the order of the files."""

    kind: str
    posts: tuple[str, ...]
    what: tuple[str, ...] = ()


def ways(changed: Sequence[Any]) -> list[Way]:
    """The commonest first of each kind. changed: rows with `post`, `first` and `second`, the two sides."""
    found = [*_asked(changed), *_outcome(changed)]
    return found or [*_rest(changed)]


def _asked(changed: Sequence[Any]) -> list[Way]:
    steps = [
        *_by_name("to_step", ((one.post, name) for one in changed for name in _more(one.first, one.second))),
        *_by_name("not_to_step", ((one.post, name) for one in changed for name in _more(one.second, one.first))),
    ]
    moved = ((one.post, one.second.asked.chain) for one in changed if one.first.asked.chain != one.second.asked.chain)
    return steps or _by_name("to_chain", moved)


def _more(one: Any, other: Any) -> list[str]:
    known = {step.name for step in one.steps}
    return [step.name for step in other.steps if step.name not in known]


def _by_name(kind: str, named: Iterable[tuple[str, str]]) -> list[Way]:
    posts: dict[str, list[str]] = {}
    for post, name in named:
        posts.setdefault(name, []).append(post)
    most = sorted(posts, key=lambda name: -len(posts[name]))[:MOST]
    return [Way(kind, tuple(posts[name]), (name,) if name else ()) for name in most]


def _outcome(changed: Sequence[Any]) -> Iterator[Way]:
    yield from _blocked("stopped", [(one.post, one.first, one.second) for one in changed])
    yield from _blocked("not_stopped", [(one.post, one.second, one.first) for one in changed])
    yield from _where("waits", changed, lambda one, other: bool(other.waiting) and not one.waiting)
    yield from _where("waits_not", changed, lambda one, other: bool(one.waiting) and not other.waiting)
    yield from _where("may_not", changed, lambda one, other: one.publishable and not other.publishable)
    yield from _where("may", changed, lambda one, other: other.publishable and not one.publishable)


def _blocked(kind: str, sides: Iterable[tuple[str, Any, Any]]) -> Iterator[Way]:
    """Posts that something found stops on the second side, and nothing on the first; with the commonest rules."""
    found = [(post, one, other) for post, one, other in sides if _blocks(other) and not _blocks(one)]
    rules = Counter(rule for _, one, other in found for rule in {f.rule for f in new_findings(one, other) if f.blocks})
    if found:
        yield Way(kind, tuple(post for post, _, _ in found), tuple(name for name, _ in rules.most_common(MOST)))


def _blocks(side: Any) -> bool:
    return any(finding.blocks for finding in side.decision.findings)


def _rest(changed: Sequence[Any]) -> Iterator[Way]:
    yield from _where("due", changed, lambda one, other: one.due != other.due)
    found = [one.post for one in changed if _unlike(one.first, one.second)]
    if found:
        yield Way("found", tuple(found))
    if not found and all(one.first.decision.due == one.second.decision.due for one in changed) and changed:
        yield Way("people", tuple(one.post for one in changed))


def _unlike(one: Any, other: Any) -> bool:
    return bool(new_findings(one, other) or new_findings(other, one))


def _where(kind: str, changed: Sequence[Any], holds: Any) -> Iterator[Way]:
    posts = tuple(one.post for one in changed if holds(one.first.decision, one.second.decision))
    if posts:
        yield Way(kind, posts)
