"""Weekdays and ranges of them: tests/cases/clock/weekdays.yaml."""

import re

import pytest

from signoff.clock import WEEKDAYS, weekdays
from support import cases

TABLE = cases("clock", "weekdays")


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["text"])
def test_weekdays(case):
    full_names = case.get("full_names", False)
    if "error" in case:
        with pytest.raises(ValueError, match=re.escape(case["error"])):
            weekdays(case["text"], full_names=full_names)
    else:
        assert weekdays(case["text"], full_names=full_names) == case["days"]


@pytest.mark.parametrize("case", [case for case in TABLE if "full_names" not in case], ids=lambda case: case["text"])
def test_the_pattern_says_the_same(case):
    assert bool(re.search(WEEKDAYS, case["text"])) is ("days" in case)
