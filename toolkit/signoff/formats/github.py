"""github: workflow commands, which GitHub Actions shows as annotations beside the lines of a pull request.

    ::error file=content/posts/a.md,line=8,endLine=8,col=6,endColumn=10,title=voice.tone::we do not say “wow”

A suggestion is a `notice`; so is what was waived or is ignored for a reason. Of each level GitHub shows ten a step.
Source: GitHub Docs, "Workflow commands for GitHub Actions"; actions/toolkit, command.ts (escapes), read 2026-11."""

from collections.abc import Iterable

from signoff.finding import Finding

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = {**_DATA, **str.maketrans({":": "%3A", ",": "%2C"})}


def written(findings: Iterable[Finding]) -> str:
    """One command for each finding, each with its line end."""
    return "".join(f"{command(finding)}\n" for finding in findings)


def command(finding: Finding) -> str:
    """A finding as one workflow command; nothing in a post can end the line and begin a command of its own."""
    first, last = finding.span
    properties = {
        "file": finding.file, "line": finding.line, "endLine": finding.line, "col": first, "endColumn": last,
        "title": finding.rule,
    }  # fmt: skip
    said = ",".join(f"{key}={str(value).translate(_PROPERTY)}" for key, value in properties.items())
    level = "notice" if finding.settled or finding.severity == "suggestion" else finding.severity
    return f"::{level} {said}::{(finding.message + finding.remark).translate(_DATA)}"
