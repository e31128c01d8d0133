"""sarif: SARIF 2.1.0, which code-scanning pages and editors read: one run, its rules, a result for each finding.

What was waived, or is ignored in the text, is a result with a `suppression`, as the standard has it. Columns are in
code points, and say so. Source: OASIS, SARIF 2.1.0 plus Errata 01, 3.14 (run), 3.27 (result), 3.30 (region)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import quote

import msgspec

from signoff.finding import Finding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "suggestion": "note"}


def written(findings: Iterable[Finding]) -> str:
    """The log, indented."""
    return msgspec.json.format(msgspec.json.encode(log(list(findings))), indent=2).decode() + "\n"


def log(findings: Sequence[Finding]) -> dict[str, Any]:
    """The log as plain data."""
    from signoff import __version__

    names = sorted({finding.rule for finding in findings})
    driver = {"name": "signoff", "semanticVersion": __version__, "rules": [{"id": name} for name in names]}
    marks = _fingerprints(findings)
    results = [_result(one, names.index(one.rule), mark) for one, mark in zip(findings, marks, strict=True)]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(finding: Finding, index: int, mark: str) -> dict[str, Any]:
    first, last = finding.span
    region = {"startLine": finding.line, "startColumn": first, "endLine": finding.line, "endColumn": last + 1}
    made: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(finding.file, errors="surrogateescape")},
                    "region": region,
                }
            },
        ],
        "partialFingerprints": {"ruleMatchPost/v1": mark},
        "properties": {"post": finding.post, "variant": finding.variant, "match": finding.match},
    }
    if finding.suggestion is not None:
        made["properties"]["suggestion"] = finding.suggestion
    if suppressions := list(_suppressions(finding)):
        made["suppressions"] = suppressions
    return made


def _uri(file: str) -> str:
    return quote(file, errors="surrogateescape")


def _suppressions(finding: Finding) -> Iterable[dict[str, str]]:
    if finding.waived:
        yield {"kind": "external", "status": "accepted"}
    if finding.ignored:
        yield {"kind": "inSource", "status": "accepted", "justification": finding.ignored}


def _fingerprints(findings: Sequence[Finding]) -> list[str]:
    """What a finding keeps when lines move: rule, post (else file), text and match, and its number among the same."""
    seen: Counter[str] = Counter()
    made = []
    for one in findings:
        name = "\0".join((one.rule, one.post or one.file, one.variant, one.match))
        seen[name] += 1
        made.append(sha256(f"{name}\0{seen[name]}".encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return made
