"""Comments in the text that let a finding be, for a reason: the findings that they are about carry it.

An error is never ignored: it needs a waiver, by somebody who has the right. Decisions do not ask whether a finding is
ignored, or an author could choose the chain by a comment; only `lint` counts it apart."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import Any

import msgspec

from signoff.content import Post
from signoff.finding import Finding


def marked(findings: Sequence[Finding], post: Post) -> Sequence[Finding]:
    """The same findings; those that a comment is about carry its reason."""
    ignores = {name: text.ignores for name, text in post.texts.items() if text.ignores}
    return [_marked(one, ignores.get(one.variant, ())) for one in findings] if ignores else findings


def _marked(finding: Finding, ignores: Sequence[Any]) -> Finding:
    if finding.severity == "error":
        return finding
    reason = next((ignore.reason for ignore in ignores if _is_about(ignore, finding)), "")
    return msgspec.structs.replace(finding, ignored=reason) if reason else finding


def _is_about(ignore: Any, finding: Finding) -> bool:
    there = ignore.first <= finding.line <= ignore.last
    return there and any(fnmatchcase(finding.rule, rule) for rule in ignore.rules)
