"""Opening hours as values: what they are made from, that they never end badly, and that asking leaves no trace."""

import pickle
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from signoff.clock import Hours, NeverDue, UnknownZone, due, spans, used, weekdays

OFFICE = {day: spans("09:00-17:00") for day in weekdays("mon-fri")}


def office():
    return Hours("Europe/Riga", OFFICE, [date(2026, 12, 24)], {date(2026, 12, 19): spans("09:00-13:00")})


def test_equal_facts_are_equal_hours():
    assert office() == office()
    assert hash(office()) == hash(office())
    assert office() != Hours("Europe/Riga", OFFICE)


def test_hours_travel_without_what_they_have_laid_out():
    one = office()
    fresh = len(pickle.dumps(one))
    due(datetime(2026, 12, 1, tzinfo=UTC), 3600, one)
    assert len(pickle.dumps(one)) == fresh
    assert pickle.loads(pickle.dumps(one)) == one


def test_hours_need_a_zone_that_there_is():
    with pytest.raises(UnknownZone):
        Hours("Europe/Rīga", OFFICE)


@pytest.mark.parametrize("weekly", [{}, {0: []}])
def test_never_open_is_never_due(weekly):
    with pytest.raises(NeverDue, match="too little open time before the year 2200"):
        due(datetime(2026, 12, 1, tzinfo=UTC), 1, Hours("Europe/Riga", weekly))


def test_a_single_worked_day_far_ahead_is_found():
    hours = Hours("Europe/Riga", {}, worked={date(2061, 5, 2): spans("09:00-17:00")})
    start = datetime(2026, 12, 1, tzinfo=UTC)
    assert due(start, 28_800, hours) == datetime(2061, 5, 2, 14, tzinfo=UTC)
    with pytest.raises(NeverDue):
        due(start, 28_801, hours)


def test_the_night_of_the_year_before_runs_on_into_the_first_year_laid_out():
    nights = Hours("Europe/Riga", {3: spans("22:00-06:00")})
    assert used(datetime(2027, 1, 1, 0, tzinfo=UTC), datetime(2027, 1, 2, tzinfo=UTC), nights) == 4 * 3600


def test_elapsed_time_ends_with_the_calendar_of_python():
    with pytest.raises(NeverDue, match="before the year 10000"):
        due(datetime(2026, 12, 1, tzinfo=UTC), 999_999_999 * 3600, None)


@pytest.mark.parametrize("budget", [0, -1])
def test_a_budget_of_nothing_is_refused(budget):
    with pytest.raises(ValueError, match="at least one second"):
        due(datetime(2026, 12, 1, tzinfo=UTC), budget, None)


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="belongs to no zone"):
        used(datetime(2026, 12, 1), datetime(2026, 12, 2, tzinfo=UTC), None)


instants = some.datetimes(datetime(2019, 1, 1), datetime(2031, 1, 1), timezones=some.just(UTC))


@given(some.lists(some.tuples(instants, instants), min_size=2, max_size=5))
def test_what_was_asked_before_changes_no_answer(questions):
    shared = office()
    for start, end in questions:
        assert used(start, end, shared) == used(start, end, office())
