"""The examples of voice documents are tests: a good sentence finds nothing of its document, a bad one what it says."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from signoff.errors import Problem, listed
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.voice._reader import Reader
from signoff.voice._reading import Reading
from signoff.voice._said import Said


def examples(policy: Policy) -> Iterator[Problem]:
    """Every example that does not find what it says, each at its place."""
    for document in policy.of("voice"):
        for position, example in enumerate(document.examples):
            if said := _wrong(document, example):
                yield Problem(said, document.place_of("examples", position))


def _wrong(document: Any, example: Any) -> str:
    found = in_example(document, example)
    there = listed((f"{finding.rule} (“{finding.match}”)" for finding in found), "and") or "nothing"
    if example.good is not None:
        return f"the good example “{example.good}” finds {there}" if found else ""
    missing = [rule for rule in example.finds or ["*"] if not any(fnmatchcase(one.rule, rule) for one in found)]
    wished = "anything" if missing == ["*"] else listed(missing, "and")
    return f"the bad example “{example.bad}” does not find {wished}: it finds {there}" if missing else ""


def in_example(document: Any, example: Any) -> list[Finding]:
    """What a document finds in one of its examples, as if the sentence were a text."""
    said = Said([document], lambda when: True, example.language)
    return Reader(said, said.mapping("severity")).findings(Reading(example.good or example.bad or ""))
