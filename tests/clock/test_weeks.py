"""ISO weeks: tests/cases/clock/weeks.yaml."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from signoff.clock import week, week_of
from support import cases


@pytest.mark.parametrize("case", cases("clock", "weeks"), ids=lambda case: repr(case["text"]))
def test_week(case):
    if "error" in case:
        with pytest.raises(ValueError, match=re.escape(case["error"])):
            week(case["text"])
    else:
        assert week(case["text"]) == (case["first"], case["last"])


@given(some.dates(date(1, 1, 1), date(9998, 12, 31)))
def test_each_day_lies_in_its_own_week(day):
    first, last = week(week_of(day))
    assert first <= day <= last
    assert (first.weekday(), last.weekday()) == (0, 6)
