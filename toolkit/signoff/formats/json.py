"""json: one document, `{"findings": [...]}`, every finding with all of its fields."""

from collections.abc import Iterable

import msgspec

from signoff.finding import Finding


def written(findings: Iterable[Finding]) -> str:
    """The document, indented."""
    return msgspec.json.format(msgspec.json.encode({"findings": list(findings)}), indent=2).decode() + "\n"
