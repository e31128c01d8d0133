"""Durations: tests/cases/clock/durations.yaml."""

import re

import pytest

from signoff.clock import DURATION, LONG_DURATION, seconds, spoken
from support import CASES, cases, documents

DURATIONS = cases("clock", "durations")
SPOKEN = documents(CASES / "clock" / "durations.yaml")[0]["spoken"]


@pytest.mark.parametrize("case", DURATIONS, ids=lambda case: repr(case["text"]))
def test_seconds(case):
    days = case.get("days", False)
    if "error" in case:
        with pytest.raises(ValueError, match=re.escape(case["error"])):
            seconds(case["text"], days=days)
    else:
        assert seconds(case["text"], days=days) == case["seconds"]


@pytest.mark.parametrize("case", DURATIONS, ids=lambda case: repr(case["text"]))
def test_the_patterns_say_the_same(case):
    pattern = LONG_DURATION if case.get("days") else DURATION
    # In JSON Schema `$` is the very end of the text, as `\Z` is here.
    assert bool(re.search(pattern.replace("$", r"\Z"), case["text"])) is ("seconds" in case)


@pytest.mark.parametrize("case", SPOKEN, ids=lambda case: case["words"])
def test_spoken(case):
    assert spoken(case["seconds"]) == case["words"]
