"""Quick fixes: the one right answer, and a comment that lets a finding be once its reason is written."""

from collections.abc import Iterator
from typing import Any

from signoff.finding import Finding
from signoff.web.lsp._diagnostics import diagnostic
from signoff.web.lsp._look import Seen
from signoff.web.lsp._places import Lines, touch


def actions(seen: Seen, lines: Lines, uri: str, where: Any) -> Iterator[dict[str, Any]]:
    """What may be done at a range of a document."""
    for fix in seen.fixes(lines.text):
        place = lines.offsets(fix.start, fix.end)
        if touch(place, where):
            title = f"Write “{fix.instead}”" if fix.instead else "Delete it"
            yield _action(title, fix.finding, lines, uri, place, fix.instead, preferred=True)
    for finding in seen.findings:
        if _may_be_ignored(finding, seen) and touch(lines.span(finding.line, *finding.span), where):
            yield _ignoring(finding, lines, uri)


def _may_be_ignored(finding: Finding, seen: Seen) -> bool:
    """Whether a comment is of use: never for an error, and in the front matter nobody would read it."""
    text = seen.post.texts.get(finding.variant) if seen.post else None
    if text is None or finding.settled or finding.severity == "error":
        return False
    return finding.line in {line for line, _ in text.lines}


def _ignoring(finding: Finding, lines: Lines, uri: str) -> dict[str, Any]:
    line = lines.lines[finding.line - 1]
    end = lines.position(finding.line, len(line.rstrip()) + 1)
    comment = f" <!-- signoff: ignore {finding.rule} because  -->"
    title = f"Ignore {finding.rule} in this line, for a reason"
    return _action(title, finding, lines, uri, {"start": end, "end": end}, comment)


def _action(
    title: str, finding: Finding, lines: Lines, uri: str, place: Any, text: str, preferred: bool = False
) -> dict[str, Any]:
    return {
        "title": title, "kind": "quickfix", "diagnostics": [diagnostic(finding, lines)], "isPreferred": preferred,
        "edit": {"changes": {uri: [{"range": place, "newText": text}]}},
    }  # fmt: skip
