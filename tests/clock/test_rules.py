"""The clock's rules, a few plain cases each: tests/cases/clock/rules.yaml."""

from datetime import date, datetime

import pytest

from clock._calendars import hours
from signoff.clock import at, due, is_working_day, open_at, seconds, used, wall
from support import CASES, documents

RULES = documents(CASES / "clock" / "rules.yaml")[0]
CALENDARS = {calendar["name"]: hours(calendar) for calendar in RULES["calendars"]}


def called(case):
    return f"{case['rule']}: {case['is']}"


def pauses_of(case, zone):
    return [(at(begin, zone), at(end, zone) if end else None) for begin, end in case.get("pauses", [])]


@pytest.mark.parametrize("case", RULES["due"], ids=called)
def test_due(case):
    counted = CALENDARS[case["calendar"]]
    zone = counted.zone
    found = due(
        at(case["start"], zone),
        seconds(case["budget"]),
        None if case.get("clock") == "elapsed" else counted,
        pauses_of(case, zone),
    )
    assert (found and wall(found, zone).isoformat(" ")) == case["due"]


@pytest.mark.parametrize("case", RULES["used"], ids=called)
def test_used(case):
    counted = CALENDARS[case["calendar"]]
    zone = counted.zone
    begin, end = at(case["start"], zone), at(case["at"], zone)
    assert used(begin, end, counted, pauses_of(case, zone)) == case["seconds"]


@pytest.mark.parametrize("case", RULES["open"], ids=called)
def test_open(case):
    counted = CALENDARS[case["calendar"]]
    assert open_at(counted, at(case["at"], counted.zone)) is case["open"]


@pytest.mark.parametrize("case", RULES["working_day"], ids=called)
def test_working_day(case):
    assert is_working_day(CALENDARS[case["calendar"]], case["date"]) is case["works"]


def test_the_answer_is_in_utc():
    found = due(datetime.fromisoformat("2026-12-04T15:00:00+02:00"), 60, None)
    assert found.isoformat() == "2026-12-04T13:01:00+00:00"


def test_the_last_year_that_is_listed():
    assert CALENDARS["night"].last_listed_year == date(2026, 12, 24).year
    assert CALENDARS["dawn"].last_listed_year is None
