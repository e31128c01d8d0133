"""Every finding of some rules in one text."""

from collections.abc import Iterable, Iterator

from signoff.finding import Finding
from signoff.voice._reading import Reading
from signoff.voice._rule import Rule


def scan(text: "str | Reading", rules: Iterable[Rule]) -> Iterator[Finding]:
    """Every finding of the rules, in the order of the text. A bare text begins at 1:1."""
    reading = Reading(text) if isinstance(text, str) else text
    yield from sorted((found for rule in rules for found in rule.find(reading)), key=_order)


def _order(finding: Finding) -> tuple[object, ...]:
    return finding.order
