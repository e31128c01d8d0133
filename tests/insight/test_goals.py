"""Campaign goals: the latest figures count, unknown is not 0, and a forecast needs weeks to go by."""

from datetime import date

import msgspec
import pytest

from insight._small import RIGA
from signoff.clock import at
from signoff.content import Campaign, post_of
from signoff.insight.goals import Figure, budget_progress, figures_of, goal_progress, latest
from signoff.insight.performance import performance
from signoff.ledger import Entry

CAMPAIGN = msgspec.convert(
    {
        "id": "winter", "name": "Winter", "goals": [{"metric": "clicks", "target": 100, "by": "2026-12-31"}],
        "budget": {"amount": 100, "currency": "EUR"},
    },
    Campaign,
)  # fmt: skip


def post(name, budget="", campaign="winter"):
    said = {"id": name, "author": "anna", "channels": "b", "campaign": campaign, "budget": budget, "text": name}
    return post_of(said, "Europe/Riga")


def figure(name, value, day, seq=1, channel="b", metric="clicks"):
    return Figure(name, channel, metric, value, at(f"{day} 09:00", RIGA), seq)


def progress(figures, now="2026-12-07 09:00", posts=("p1", "p2")):
    return goal_progress([CAMPAIGN], [post(name) for name in posts], figures, RIGA, at(now, RIGA))[0]


def test_the_latest_figures_of_a_publication_count():
    found = progress([figure("p1", 10, "2026-12-01"), figure("p1", 25, "2026-12-02", 2), figure("p2", 5, "2026-12-02")])
    assert (found.have, found.n) == (30, 2)


def test_a_post_on_two_channels_is_two_publications():
    found = progress([figure("p1", 10, "2026-12-01"), figure("p1", 5, "2026-12-01", channel="m")])
    assert (found.have, found.n) == (15, 2)


def test_no_figures_are_unknown_and_not_0():
    assert progress([]).have is None


def test_another_campaigns_posts_and_later_figures_do_not_count():
    other = goal_progress(
        [CAMPAIGN], [post("p1", campaign="")], [figure("p1", 9, "2026-12-01")], RIGA, at("2026-12-07 09:00", RIGA)
    )
    assert other[0].have is None
    assert progress([figure("p1", 9, "2026-12-09")]).have is None


def test_under_four_whole_weeks_there_is_no_forecast():
    figures = [figure("p1", 10 * week, f"2026-11-{9 + 7 * week:02}", week) for week in (1, 2)]
    assert progress(figures).forecast is None


def test_a_steady_gain_goes_on_and_its_band_is_narrow():
    days = ["2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23", "2026-11-30"]
    found = progress([figure("p1", 10.0 * number, day, number) for number, day in enumerate(days, 1)])
    left = (date(2026, 12, 31) - date(2026, 12, 7)).days / 7
    assert found.weeks == 5
    assert found.forecast == pytest.approx(50 + left * 10)
    assert (found.low, found.high) == (found.forecast, found.forecast)


def test_a_gain_that_jumps_about_has_a_wide_band_that_never_falls_under_what_there_is():
    values = [0, 40, 40, 80, 80]
    days = ["2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23", "2026-11-30"]
    found = progress([figure("p1", value, day, seq) for seq, (value, day) in enumerate(zip(values, days, strict=True))])
    assert found.have <= found.low < found.forecast < found.high


def test_after_its_day_a_goal_has_no_forecast():
    days = ["2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23", "2026-11-30"]
    figures = [figure("p1", 10.0 * number, day, number) for number, day in enumerate(days, 1)]
    assert progress(figures, now="2027-01-02 09:00").forecast is None


def test_an_entry_tells_numbers_and_leaves_out_what_is_unknown():
    body = {"channel": "b", "figures": {"clicks": 3, "reach": None, "paid": True}}
    entry = Entry(7, "posts/p1", 1, at("2026-12-01 09:00", RIGA), "anna", "metrics", body, b"", b"", b"")
    assert [(one.post, one.metric, one.value, one.seq) for one in figures_of([entry])] == [("p1", "clicks", 3.0, 7)]
    assert latest(figures_of([entry]), at("2026-11-01 09:00", RIGA)) == {}


def test_money_is_spent_when_published_and_committed_when_approved():
    posts = [post("p1", "30 EUR"), post("p2", "50.50 EUR"), post("p3", "9 EUR"), post("p4", "9 USD")]
    states = {"p1": "published", "p2": "scheduled", "p3": "in_review", "p4": "published"}
    row = budget_progress([CAMPAIGN], posts, states)[0]
    assert (row.spent, row.committed, row.left) == (30, 50.5, 19.5)


def test_under_six_publications_a_median_has_no_interval():
    figures = [figure(f"p{number}", number, "2026-12-01", number, metric="engagement") for number in range(1, 6)]
    row = performance(figures, ["b", "m"], "engagement", at("2026-12-07 09:00", RIGA))
    assert [(one.channel, one.n, one.median, one.low) for one in row] == [("b", 5, 3, None)]
