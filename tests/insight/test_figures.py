"""The figures against a real log, whose reference others computed; and what must hold for any cases."""

import csv
import json
from collections import defaultdict
from datetime import date, datetime
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signoff.clock import week_of, zone
from signoff.insight import finish, xmr
from signoff.insight._numbers import mean, median, median_interval, quantile
from signoff.insight.lead_time import weeks_between
from support import SHARED, needs_shared

LOG = SHARED / "eventlogs"
DURATIONS = st.lists(st.tuples(st.integers(0, 10_000), st.booleans()), max_size=60)
VALUES = st.lists(st.integers(0, 1_000_000), min_size=1, max_size=60)


def runs():
    return json.loads((LOG / "reference.json").read_text("utf-8"))["runs"] if LOG.is_dir() else []


def log(run):
    """First and last moment, and when it was finished (or None), of each post of the log as of the run's `now`."""
    now = datetime.fromisoformat(run["now"])
    moments, closed = defaultdict(list), {}
    with (LOG / "receipt.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            at = datetime.fromisoformat(row["time:timestamp"])
            if at <= now:
                moments[row["case:concept:name"]].append(at)
                end = row["case:enddate"]
                closed[row["case:concept:name"]] = datetime.fromisoformat(end) if end else None
    return {
        post: (min(found), max(found), _finished(closed[post], max(found), now)) for post, found in moments.items()
    }, now


def _finished(closed, last, now):
    return max(closed, last) if closed and closed <= now else None


@needs_shared
@pytest.mark.parametrize("run", runs(), ids=lambda run: run["name"])
def test_the_curve_of_a_real_log_is_the_reference(run):
    posts, now = log(run)
    curve = finish([(((end or now) - first).total_seconds(), end is not None) for first, _, end in posts.values()])
    wanted = {name: figure["value"] for name, figure in run["metrics"].items()}
    assert curve.n == wanted["posts"]
    assert curve.open == wanted["posts.open"]
    median_then = curve.by_then(0.5)
    assert median_then is wanted["finish.median"] or isclose(median_then, wanted["finish.median"], rel_tol=1e-6)
    for hours in (24, 48, 168, 672):
        assert isclose(curve.within(hours * 3600), wanted[f"finish.within.{hours}h"], abs_tol=1e-5)


@needs_shared
@pytest.mark.parametrize("run", runs(), ids=lambda run: run["name"])
def test_lead_times_and_their_chart_of_a_real_log_are_the_reference(run):
    posts, now = log(run)
    local = zone(run["zone"])
    weeks = defaultdict(list)
    for first, _, end in posts.values():
        if end:
            weeks[week_of(end.astimezone(local).date())].append((end - first).total_seconds())
    wanted = {name: figure["value"] for name, figure in run["metrics"].items()}
    together = [each for found in weeks.values() for each in found]
    assert isclose(median(together), wanted["lead_time.median"], rel_tol=1e-6)
    assert isclose(quantile(together, 0.9), wanted["lead_time.p90"], rel_tol=1e-6)
    weeks.pop(week_of(now.astimezone(local).date()), None)
    chart = xmr([median(weeks[name]) for name in sorted(weeks)])
    assert chart.points == wanted["xmr.lead_time.points"]
    assert len(chart.outside) == wanted["xmr.lead_time.outside"]
    for name, value in (("centre", chart.centre), ("upper", chart.upper), ("lower", chart.lower)):
        assert isclose(value, wanted[f"xmr.lead_time.{name}"], rel_tol=1e-6), name


@given(DURATIONS)
def test_a_curve_only_falls_inside_its_band_and_ends_where_the_last_case_does(cases):
    curve = finish(cases)
    shares = [1.0, *(step.share_open for step in curve.steps)]
    assert shares == sorted(shares, reverse=True)
    assert sum(step.finished for step in curve.steps) == curve.n - curve.open
    for step in curve.steps:
        assert step.low is None or 0 <= step.low <= step.share_open <= step.high <= 1


@given(DURATIONS)
def test_without_open_cases_the_curve_is_the_plain_share(cases):
    done = [(after, True) for after, _ in cases]
    curve = finish(done)
    for after, _ in done:
        assert isclose(curve.within(after), sum(each <= after for each, _ in done) / len(done), abs_tol=1e-9)


@given(DURATIONS, st.integers(1, 10_000))
def test_waiting_longer_for_what_is_open_never_makes_the_others_quicker(cases, more):
    longer = [(after if done else after + more, done) for after, done in cases]
    for seconds in (10, 1000, 9000):
        assert (finish(longer).within(seconds) or 0) <= (finish(cases).within(seconds) or 0) + 1e-9


def test_the_curve_stops_where_fewer_than_ten_are_left():
    curve = finish([(after, True) for after in range(1, 13)])
    assert [step.at_risk for step in curve.shown()] == [12, 11, 10]


def test_open_ones_count():
    assert finish([(1, True), (2, True), (9, False), (9, False), (9, False)]).by_then(0.5) is None
    assert finish([(1, True), (2, True)]).by_then(0.5) == 1


@given(VALUES)
def test_a_median_lies_between_its_neighbours_and_in_its_interval(values):
    found, interval = median(values), median_interval(values)
    assert min(values) <= found <= max(values)
    assert (interval is None) is (len(values) < 6)
    assert interval is None or interval[0] <= found <= interval[1]


def test_of_nothing_there_is_no_figure():
    assert (median([]), mean([]), quantile([], 0.9), median_interval([])) == (None, None, None, None)
    assert (finish([]).within(5), finish([]).by_then(0.5)) == (None, None)


@pytest.mark.parametrize("points", range(8))
def test_under_eight_weeks_there_are_no_limits(points):
    assert xmr([1.0] * points).upper is None


def test_limits_are_2_66_mean_moving_ranges_from_the_centre_and_not_under_0():
    chart = xmr([10, 12, 10, 12, 10, 12, 10, 12])
    assert (chart.centre, chart.moving_range) == (11, 2)
    assert isclose(chart.upper, 11 + 2.66 * 2)
    assert xmr([0, 20] * 4).lower == 0


def test_news_is_a_point_outside_or_eight_on_one_side():
    quiet = xmr([10, 11, 9, 10, 11, 9, 10, 11, 9])
    loud = xmr([10, 11, 9, 10, 11, 9, 10, 11, 60])
    moved = xmr([10.0] * 8 + [12.0] * 8)
    assert not quiet.news
    assert loud.outside == (8,)
    assert moved.in_runs == tuple(range(16))


def test_weeks_between_leave_none_out_at_the_turn_of_a_year():
    assert weeks_between(date(2026, 12, 23), "2027-W01") == ["2026-W52", "2026-W53", "2027-W01"]
