"""The charts of the report, plain altair: findings per revision by week, and by rule the part that was let pass."""

from typing import Any

from signoff.insight.drift import Drift
from signoff.report.weekly.charts import WIDTH
from signoff.report.weekly.drawing import ACCENT, LATE, QUIET
from signoff.report.words import Words

MOST_RULES = 15


def weeks_chart(found: Drift, words: Words) -> Any:
    """Findings per revision by week, with centre and limits from eight weeks on; what lies outside is marked."""
    import altair as alt

    outside = set(found.chart.outside)
    rows = [
        {"week": one.week[5:], "value": one.per_revision, "outside": at in outside}
        for at, one in enumerate(found.weeks)
    ]
    base = alt.Chart(alt.Data(values=rows), width=WIDTH, height=180, description=words("desc_drift"))
    x = alt.X("week:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True))
    y = alt.Y("value:Q", title=words("axis_per_revision"), scale=alt.Scale(zero=True), axis=alt.Axis(titlePadding=14))
    colour = alt.condition("datum.outside", alt.value(LATE), alt.value(ACCENT))
    points = base.mark_point(filled=True, size=70, opacity=1).encode(x=x, y=y, color=colour)
    return alt.layer(*_limits(found), base.mark_line(color=ACCENT).encode(x=x, y=y), points)


def _limits(found: Drift) -> list[Any]:
    import altair as alt

    chart = found.chart
    levels = [(chart.centre, [1, 0]), (chart.upper, [6, 4]), (chart.lower, [6, 4])] if chart.upper is not None else []
    return [
        alt.Chart(alt.Data(values=[{"level": level}])).mark_rule(color=QUIET, strokeDash=dash)
        .encode(y=alt.Y("level:Q")) for level, dash in levels
    ]  # fmt: skip


def rules_chart(found: Drift, words: Words) -> Any:
    """By rule, how many were found; the dark part was let pass."""
    import altair as alt

    rows = [
        {"rule": one.name, "found": one.found, "zero": 0,
         "passed": one.waived + one.through + one.let_stand + one.fixed_late}
        for one in found.rules[:MOST_RULES]
    ]  # fmt: skip
    base = alt.Chart(alt.Data(values=rows), width=WIDTH - 200, height=40 * max(1, len(rows)))
    base = base.properties(description=words("desc_rules"))
    y = alt.Y("rule:N", title=None, sort=None, axis=alt.Axis(labelLimit=220))
    whole = base.mark_bar(color=ACCENT, opacity=0.3, height=20)
    axis = alt.Axis(tickMinStep=1, tickCount=5, format="d")
    x = alt.X("zero:Q", title=words("axis_findings"), axis=axis)
    passed = base.mark_bar(color=ACCENT, height=12).encode(x=x, x2="passed:Q", y=y)
    return alt.layer(whole.encode(x=x, x2="found:Q", y=y), passed)
