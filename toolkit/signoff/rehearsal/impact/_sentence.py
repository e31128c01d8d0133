"""The one sentence: how many posts would have been decided otherwise, and how."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from signoff.errors import listed
from signoff.rehearsal.impact._aspects import new_findings

MOST = 3
MOST_WAYS = 4
Sides = Sequence[tuple[Any, Any]]


def sentence(posts: int, changed: Sequence[Any]) -> str:
    """Of how many posts how many, and the commonest ways, the most first.

    changed   rows with `first` and `second`, the two sides"""
    if not changed:
        return f"Of {_posts(posts)} none would have been decided otherwise." if posts else "There is no post yet."
    sides = [(one.first, one.second) for one in changed]
    ways = [*filter(None, _asked(sides)), *filter(None, _outcome(sides))] or [*filter(None, _rest(sides))]
    said = "; ".join(ways[:MOST_WAYS]) or "other people would be asked"
    return f"Of your last {_posts(posts)} {len(changed):,} would have been decided otherwise: {said}."


def _posts(count: int) -> str:
    return f"{count:,} post" if count == 1 else f"{count:,} posts"


def _asked(sides: Sides) -> Iterator[str]:
    steps = [_counted("would have gone to", Counter(name for one, other in sides for name in _more_steps(one, other))),
             _counted("would not have gone to",
                      Counter(name for one, other in sides for name in _more_steps(other, one)))]  # fmt: skip
    chains = Counter(other.asked.chain or "no chain" for one, other in sides if one.asked.chain != other.asked.chain)
    yield from steps
    if not any(steps):
        yield _counted("would have taken the chain", chains)


def _outcome(sides: Sides) -> Iterator[str]:
    yield _stopped("would have been stopped", [(one, other) for one, other in sides if _blocks(other) > _blocks(one)])
    freed = [(other, one) for one, other in sides if _blocks(other) < _blocks(one)]
    yield _stopped("would no longer have been stopped", freed)
    yield _plain("would still wait for an answer", (_waits(other) and not _waits(one) for one, other in sides))
    yield _plain("would wait no longer", (_waits(one) and not _waits(other) for one, other in sides))
    yield _plain("may go out now, and might not", (_may(one) and not _may(other) for one, other in sides))
    yield _plain("may not go out now, and might", (_may(other) and not _may(one) for one, other in sides))


def _rest(sides: Sides) -> Iterator[str]:
    yield _plain("would have another due time", (_due(one) != _due(other) for one, other in sides))
    yield _plain("would have other findings", (bool(_unlike(one, other)) for one, other in sides))


def _may(side: Any) -> bool:
    return bool(side.decision.publishable)


def _waits(side: Any) -> bool:
    return bool(side.decision.waiting)


def _unlike(one: Any, other: Any) -> bool:
    return bool(new_findings(one, other) or new_findings(other, one))


def _due(side: Any) -> Any:
    return side.lived and side.decision.waiting and side.decision.due


def _more_steps(one: Any, other: Any) -> list[str]:
    known = {step.name for step in one.steps}
    return [step.name for step in other.steps if step.name not in known]


def _blocks(side: Any) -> bool:
    return any(finding.blocks for finding in side.decision.findings)


def _counted(words: str, counted: Counter[str]) -> str:
    said = [f"{n:,} {words} {name}" for name, n in counted.most_common(MOST)]
    return ", ".join(said)


def _stopped(words: str, sides: Sides) -> str:
    if not sides:
        return ""
    rules = Counter(rule for one, other in sides for rule in {f.rule for f in new_findings(one, other) if f.blocks})
    return f"{len(sides):,} {words}, by {listed(_few(rules), 'and')}" if rules else f"{len(sides):,} {words}"


def _few(rules: Counter[str]) -> Iterable[str]:
    return (name for name, _ in rules.most_common(MOST))


def _plain(words: str, holds: Iterable[bool]) -> str:
    count = sum(map(bool, holds))
    return f"{count:,} {words}" if count else ""
