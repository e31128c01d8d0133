"""Everything that is looked for in one language for one set of documents, compiled once."""

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

import msgspec

from signoff.finding import SEVERITIES, Finding
from signoff.voice import _keys
from signoff.voice._phrases import Phrases
from signoff.voice._reading import Reading
from signoff.voice._said import Said
from signoff.voice._wanted import Count, Wanted

IGNORE = "ignore"


class Reader:
    """Reads texts."""

    def __init__(self, said: Said, severities: dict[str, str]) -> None:
        """severities: what documents say of findings, by id or glob."""
        found = list(_keys.wanted(said))
        self._phrases = Phrases((each.word, each) for each in found if isinstance(each, Wanted))
        self._counts: list[Count] = [each for each in found if not isinstance(each, Wanted)]
        self._rules = said.rules
        self._severities = severities
        self._known: dict[str, str] = {}

    def findings(self, reading: Reading) -> list[Finding]:
        """Every finding in a text, in its order; of two of one rule the longer, where one lies inside the other."""
        return in_order(self._judged(self._all(reading)))

    def _all(self, reading: Reading) -> Iterator[Finding]:
        for start, end, meant in self._phrases.find(reading):
            yield from meant.judge(reading, start, end)
        for count in self._counts:
            yield from count(reading)
        for rule in self._rules:
            yield from rule.find(reading)

    def _judged(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        for finding in findings:
            severity = self._severity(finding.rule) or finding.severity
            if severity == finding.severity:
                yield finding
            elif severity != IGNORE:
                yield msgspec.structs.replace(finding, severity=severity)

    def _severity(self, rule: str) -> str:
        if rule not in self._known:
            self._known[rule] = severity_of(rule, self._severities) or ""
        return self._known[rule]


def severity_of(rule: str, severities: dict[str, str]) -> str | None:
    """What is said of a finding: by its exact id, else by the longest glob that fits; None where nothing is."""
    if rule in severities:
        return severities[rule]
    fitting = [glob for glob in severities if fnmatchcase(rule, glob)]
    return severities[max(fitting, key=lambda glob: (len(glob.replace("*", "")), glob))] if fitting else None


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """In the order of the text, each place once a rule, at its gravest, and nothing inside a longer one of its rule."""
    last: dict[tuple[str, int], int] = {}
    kept = []
    for finding in sorted(findings, key=_widest_first):
        row = (finding.rule, finding.line)
        if finding.span[1] > last.get(row, 0):
            last[row] = finding.span[1]
            kept.append(finding)
    return sorted(kept, key=lambda finding: finding.order)


def _widest_first(finding: Finding) -> tuple[int, int, int, int]:
    first, end = finding.span
    return finding.line, first, -end, -SEVERITIES.index(finding.severity)
