"""text: a finding a line, its place in front as editors and terminals know it."""

from collections.abc import Iterable

from signoff.finding import Finding


def written(findings: Iterable[Finding]) -> str:
    """One line for each finding, each with its line end."""
    return "".join(f"{line(finding)}\n" for finding in findings)


def line(finding: Finding) -> str:
    """A finding on one line."""
    place = f"{finding.file}:{finding.line}:{finding.span[0]}"
    return f"{place}: {finding.severity}: {finding.rule}: {finding.message}{finding.remark}"
