"""A week's figures from what happened, case by case."""

import pytest

from insight import _small
from signoff.errors import SignoffError
from signoff.insight import week
from support import cases

HOUR = 3600


def figures(week):
    """The week's figures by the names that the table uses."""
    step = week.steps[0] if week.steps else None
    met = week.deadlines[0] if week.deadlines else None
    return {
        "approved": week.rework.approved,
        "lead_hours": week.lead_median and week.lead_median / HOUR,
        "first_pass": week.rework.first_pass,
        "changes_requested": len(week.rework.changes_requested),
        "rejected": len(week.rework.rejected),
        "overrides": [one.reason for one in week.rework.overrides],
        "met": met and met.met,
        "missed": met and met.missed,
        "late": len(week.late),
        "open": week.weeks[-1].open,
        "step_hours": step and step.n and step.median / HOUR,
        "paused_hours": step and step.n and step.paused / HOUR,
        "reviewed": {one.person: one.reviewed for one in week.people if one.reviewed},
        "wrote": {one.person: one.wrote for one in week.people},
    }


@pytest.mark.parametrize("case", cases("insight", "weeks"), ids=lambda case: case["name"])
def test_a_weeks_figures_are_counted_from_what_happened(case, tmp_path):
    found = figures(week(_small.material(case, _small.policy(tmp_path), "2026-12-07 00:00"), "2026-W49"))
    wanted = dict(case["is"])
    assert {key: found[key] for key in wanted if key != "wrote"} == {
        key: value for key, value in wanted.items() if key != "wrote"
    }


def test_an_earlier_now_is_the_report_of_that_day(tmp_path):
    case = {"posts": {"p1": ["anna submit 2026-12-01 09:00", "janis approve 2026-12-01 15:00"]}}
    policy = _small.policy(tmp_path)
    early = week(_small.material(case, policy, "2026-12-01 12:00"), "2026-W49")
    assert (early.rework.approved, early.weeks[-1].open, early.over) == (0, 1, False)


def test_the_week_that_is_not_over_is_left_out_of_the_chart(tmp_path):
    case = {
        "posts": {
            "p1": ["anna submit 2026-11-24 09:00", "janis approve 2026-11-24 15:00"],
            "p2": ["anna submit 2026-12-01 09:00", "janis approve 2026-12-01 15:00"],
        }
    }
    policy = _small.policy(tmp_path)
    assert week(_small.material(case, policy, "2026-12-03 12:00"), "2026-W49").chart.points == 1
    assert week(_small.material(case, policy, "2026-12-07 00:00"), "2026-W49").chart.points == 2


def test_a_week_that_has_not_begun_has_no_figures(tmp_path):
    with pytest.raises(SignoffError, match="has not begun"):
        week(_small.material({"posts": {}}, _small.policy(tmp_path), "2026-12-03 12:00"), "2026-W50")


def test_of_no_posts_every_figure_is_none_or_nothing(tmp_path):
    empty = week(_small.material({"posts": {}}, _small.policy(tmp_path), "2026-12-07 00:00"), "2026-W49")
    assert (empty.lead_median, empty.usual, empty.rework.first_pass, empty.finish.by_then(0.5)) == (None,) * 4
    assert (empty.leads, empty.weeks, empty.needs, empty.people) == ((), (), (), ())


def test_every_approval_names_its_two_entries(tmp_path):
    case = {"posts": {"p1": ["anna submit 2026-12-01 09:00", "janis approve 2026-12-01 15:00"]}}
    found = week(_small.material(case, _small.policy(tmp_path), "2026-12-07 00:00"), "2026-W49")
    assert found.leads[0].seqs == (2, 3)


def test_who_answers_for_somebody_away_has_covered_for_them(tmp_path):
    more = """---
kind: team
people: {zane: {name: Zane, roles: []}}
delegations: [{from: janis, to: zane, first_day: 2026-12-01, last_day: 2026-12-02}]
"""
    policy = _small.policy(tmp_path, more)
    case = {"posts": {"p1": ["anna submit 2026-12-01 09:00", "zane approve 2026-12-01 15:00"]}}
    material = _small.material(case, policy, "2026-12-07 00:00")
    people = {one.person: one for one in week(material, "2026-W49").people}
    assert (people["zane"].reviewed, people["zane"].covered_for) == (1, 1)
