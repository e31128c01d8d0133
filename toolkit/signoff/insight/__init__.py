"""Insight: figures over entries and what posts achieved, one file per family. Pure, and honest with few cases.

    week(material(review), "2026-W49")      every figure of one week, each with the entries it was counted from
    xmr(values)   finish(cases)   leads(pasts)   step_times(askings)   deadlines(askings, now)   goal_progress(…)

Seconds throughout; a figure that cannot be had is None, never 0."""

from signoff.insight._document import Question, best, figures
from signoff.insight._frame import DAY, LIST, NUMBERS, REAL, TEXT, TIME, TRUTH, WHOLE, columns_of, frame, rows_of
from signoff.insight._material import Material, entries_until, material, post_of
from signoff.insight._past import Approval, Asking, Past, past
from signoff.insight.deadlines import deadlines
from signoff.insight.finish import Finish, finish
from signoff.insight.goals import goal_progress
from signoff.insight.lead_time import lead_weeks, leads
from signoff.insight.steps import step_times
from signoff.insight.week import Week, week
from signoff.insight.xmr import Xmr, xmr

__all__ = [
    "DAY",
    "LIST",
    "NUMBERS",
    "REAL",
    "TEXT",
    "TIME",
    "TRUTH",
    "WHOLE",
    "Approval",
    "Asking",
    "Finish",
    "Material",
    "Past",
    "Question",
    "Week",
    "Xmr",
    "best",
    "columns_of",
    "deadlines",
    "entries_until",
    "figures",
    "finish",
    "frame",
    "goal_progress",
    "lead_weeks",
    "leads",
    "material",
    "past",
    "post_of",
    "rows_of",
    "step_times",
    "week",
    "xmr",
]
