"""Written times: tests/cases/clock/times.yaml, and what the clocks' changes do to them."""

import pickle
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from signoff.clock import SkippedTime, at, wall, zone
from support import cases

RIGA = zone("Europe/Riga")


@pytest.mark.parametrize("case", cases("clock", "times"), ids=lambda case: repr(case["text"]))
def test_at(case):
    if "error" in case:
        with pytest.raises(ValueError, match=re.escape(case["error"])):
            at(case["text"], RIGA)
    else:
        assert at(case["text"], RIGA).isoformat(" ") == case["utc"] + "+00:00"


def test_a_skipped_time_knows_the_times_beside_it():
    with pytest.raises(SkippedTime) as caught:
        at("2026-03-29 03:15", RIGA)
    before, after = caught.value.before, caught.value.after
    assert (before.isoformat(), after.isoformat()) == ("2026-03-29T02:59:00+02:00", "2026-03-29T04:00:00+03:00")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_a_skipped_day_names_the_days_beside_it():
    with pytest.raises(SkippedTime, match=r"`2011-12-29 23:59` and `2011-12-31 00:00`"):
        at("2011-12-30 12:00", zone("Pacific/Apia"))


def test_wall_shows_the_time_of_the_zone():
    assert wall(datetime(2026, 12, 31, 22, 30, tzinfo=UTC), RIGA).isoformat() == "2027-01-01T00:30:00+02:00"


@given(some.datetimes(datetime(1970, 1, 2), datetime(2199, 12, 30), timezones=some.just(UTC)))
def test_what_the_wall_shows_with_its_offset_is_the_same_moment(moment):
    moment = moment.replace(microsecond=0)
    assert at(wall(moment, RIGA).isoformat(), RIGA) == moment


@given(some.datetimes(datetime(1970, 1, 2), datetime(2199, 12, 30)))
def test_a_time_on_the_wall_is_a_moment_or_is_skipped(shown):
    text = shown.isoformat(" ", "seconds")
    try:
        assert wall(at(text, RIGA), RIGA).replace(tzinfo=None).isoformat(" ") == text
    except SkippedTime as skipped:
        assert skipped.before.replace(tzinfo=None) < shown < skipped.after.replace(tzinfo=None)
