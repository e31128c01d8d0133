"""Which rules cry wolf: findings that people saw, and let pass. Pure.

Of a rule's findings that are decided (mended, or let pass) the share that was let pass, with its 95 % interval.
Source: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, JASA 22 (1927)."""

from collections import Counter
from collections.abc import Iterable
from math import sqrt

import msgspec

from signoff.insight.drift._fate import LET_PASS
from signoff.insight.drift._trace import Trace

Z = 1.959964
FEW = 10
MOST_SENTENCES = 3
DECIDED = ("fixed", *LET_PASS)


class Wolf(msgspec.Struct, frozen=True, kw_only=True):
    """A rule of which findings were let pass. share: of `decided`, from 0 to 1;  low, high: its 95 % interval

    cries      surely more often let pass than mended: 10 decided or more, and `low` above one half
    examples   the latest that were let pass, at most three, each sentence once"""

    rule: str
    severity: str
    decided: int
    let_pass: int
    waived: int
    share: float
    low: float
    high: float
    cries: bool
    examples: tuple[Trace, ...]


def wolves(traces: Iterable[Trace]) -> list[Wolf]:
    """Every rule of which something was let pass, the most often first."""
    by_rule: dict[str, list[Trace]] = {}
    for one in traces:
        if one.fate in DECIDED:
            by_rule.setdefault(one.rule, []).append(one)
    found = [_wolf(rule, decided) for rule, decided in by_rule.items()]
    return sorted((one for one in found if one.let_pass), key=lambda one: (-one.let_pass, -one.share, one.rule))


def _wolf(rule: str, decided: list[Trace]) -> Wolf:
    passed = [one for one in decided if one.fate in LET_PASS]
    low, high = interval(len(passed), len(decided))
    grave = Counter(one.severity for one in decided).most_common(1)[0][0]
    return Wolf(
        rule=rule, severity=grave, decided=len(decided), let_pass=len(passed),
        waived=sum(one.fate == "waived" for one in passed), share=len(passed) / len(decided), low=low, high=high,
        cries=len(decided) >= FEW and low > 0.5, examples=_latest(passed),
    )  # fmt: skip


def _latest(passed: list[Trace]) -> tuple[Trace, ...]:
    newest = sorted(passed, key=lambda one: (one.brought_at, one.post), reverse=True)
    distinct = {(one.before, one.match, one.after): one for one in reversed(newest)}
    return tuple(sorted(distinct.values(), key=lambda one: (one.brought_at, one.post), reverse=True)[:MOST_SENTENCES])


def interval(part: int, whole: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share; whole above 0."""
    share, square = part / whole, Z * Z / whole
    middle, half = share + square / 2, Z * sqrt(share * (1 - share) / whole + square / (4 * whole))
    return max(0.0, (middle - half) / (1 + square)), min(1.0, (middle + half) / (1 + square))
