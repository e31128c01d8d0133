"""Findings and problems as an editor shows them: a range, a gravity, a name with a link, and words."""

from collections.abc import Callable, Iterator
from typing import Any

from signoff.errors import Problem
from signoff.finding import Finding
from signoff.web.lsp._look import Seen
from signoff.web.lsp._places import Lines

SOURCE = "signoff"
ERROR, WARNING, INFORMATION, HINT = 1, 2, 3, 4
_SEVERITIES = {"error": ERROR, "warning": WARNING, "suggestion": INFORMATION}

Link = Callable[[str], str]


def diagnostics(seen: Seen, lines: Lines, link: Link) -> list[dict[str, Any]]:
    """Everything seen in a document, in the order of the text. link: where people read about a rule; "" for nowhere."""
    made = [*(_problem(one, lines) for one in seen.problems), *_findings(seen, lines, link)]
    return sorted(made, key=lambda one: (one["range"]["start"]["line"], one["range"]["start"]["character"]))


def _findings(seen: Seen, lines: Lines, link: Link) -> Iterator[dict[str, Any]]:
    for finding in seen.findings:
        yield diagnostic(finding, lines, link(finding.rule))


def diagnostic(finding: Finding, lines: Lines, href: str = "") -> dict[str, Any]:
    """One finding. What was looked at and let be is a hint."""
    made = {
        "range": lines.span(finding.line, *finding.span),
        "severity": HINT if finding.settled else _SEVERITIES[finding.severity],
        "code": finding.rule,
        "source": SOURCE,
        "message": finding.message + finding.remark,
    }
    return {**made, "codeDescription": {"href": href}} if href else made


def _problem(problem: Problem, lines: Lines) -> dict[str, Any]:
    place = problem.place
    line, first, width = (place.line, place.column, place.width) if place else (1, 1, 1)
    return {
        "range": lines.span(line, first, first + width - 1),
        "severity": _SEVERITIES[problem.severity],
        "source": SOURCE,
        "message": "\n".join(filter(None, [problem.message, problem.why])),
    }
