"""The charts of a week, plain altair: lead times and their limits, time per step, how long approval takes, goals."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from signoff.report.weekly.drawing import ACCENT, INK, LATE, QUIET
from signoff.report.words import Words

if TYPE_CHECKING:
    from signoff.insight import Week

HOUR, DAY = 3600, 86_400
WIDTH = 520


class Unit:
    """Hours up to three days, days above: one unit for all of a chart."""

    def __init__(self, seconds: Sequence[float | None]) -> None:
        """Chooses by the longest."""
        self.days = max((each for each in seconds if each is not None), default=0) > 3 * DAY

    def of(self, seconds: float | None) -> float | None:
        """A length of time in the unit, to one decimal."""
        return None if seconds is None else round(seconds / (DAY if self.days else HOUR), 1)

    def name(self, words: Words) -> str:
        """What the unit is called on an axis."""
        return words("axis_days" if self.days else "axis_hours")


def lead_chart(week: "Week", words: Words) -> Any:
    """Median lead time by week, with centre and limits where there are eight weeks; what lies outside is marked."""
    import altair as alt

    rows, unit = _lead_rows(week)
    title = unit.name(words)
    base = alt.Chart(alt.Data(values=rows), width=WIDTH, height=180, description=words("desc_lead"))
    x = alt.X("week:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True))
    y = alt.Y("median:Q", title=title, scale=alt.Scale(zero=True))
    line = base.mark_line(color=ACCENT).encode(x=x, y=y)
    colour = alt.condition("datum.outside", alt.value(LATE), alt.value(ACCENT))
    points = base.mark_point(filled=True, size=70, opacity=1).encode(x=x, y=y, color=colour)
    chart = week.chart
    levels = [(chart.centre, [1, 0])] if chart.upper is not None else []
    levels += [(level, [6, 4]) for level in (chart.upper, chart.lower) if level is not None]
    rules = [
        alt.Chart(alt.Data(values=[{"level": unit.of(level)}])).mark_rule(color=QUIET, strokeDash=dash)
        .encode(y=alt.Y("level:Q")) for level, dash in levels
    ]  # fmt: skip
    return alt.layer(*rules, line, points)


def _lead_rows(week: "Week") -> tuple[list[dict[str, Any]], Unit]:
    shown = [one for one in week.weeks if one.median is not None]
    unit = Unit([*(one.median for one in shown), week.chart.upper])
    # Without the present week: the chart's positions count from the first week that has a median.
    outside = set(week.chart.outside)
    rows = [
        {"week": one.week[5:], "median": unit.of(one.median), "outside": at in outside} for at, one in enumerate(shown)
    ]  # fmt: skip
    return rows, unit


def steps_chart(week: "Week", words: Words) -> Any:
    """Each step's median as a dot, with a bar to the time in which 9 of 10 are answered."""
    import altair as alt

    unit = Unit([step.p90 for step in week.steps])
    rows = [
        {"step": step.step, "median": unit.of(step.median), "p90": unit.of(step.p90), "zero": 0}
        for step in week.steps if step.n
    ]  # fmt: skip
    base = alt.Chart(alt.Data(values=rows), width=WIDTH - 60, height=44 * max(1, len(rows)))
    base = base.properties(description=words("desc_steps"))
    y = alt.Y("step:N", title=None, sort=None)
    bar = base.mark_bar(color=ACCENT, opacity=0.25, height=12).encode(
        x=alt.X("zero:Q", title=unit.name(words)), x2="p90:Q", y=y
    )  # fmt: skip
    dot = base.mark_point(filled=True, size=110, color=ACCENT, opacity=1).encode(x="median:Q", y=y)
    return alt.layer(bar, dot)


def finish_chart(week: "Week", words: Words) -> Any:
    """The share that is approved after so long, open ones counted, with its band; it stops under 10 left."""
    import altair as alt

    steps = week.finish.shown()
    unit = Unit([step.after_s for step in steps])
    rows: list[dict[str, Any]] = [{"after": 0.0, "share": 0.0, "low": 0.0, "high": 0.0}]
    rows += [
        {"after": unit.of(step.after_s), "share": 1 - step.share_open,
         "low": 1 - (step.share_open if step.high is None else step.high),
         "high": 1 - (step.share_open if step.low is None else step.low)}
        for step in steps
    ]  # fmt: skip
    base = alt.Chart(alt.Data(values=rows), width=WIDTH, height=180, description=words("desc_finish"))
    x = alt.X("after:Q", title=unit.name(words))
    y = alt.Y("share:Q", title=words("axis_share"), scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format="%"))
    band = base.mark_area(interpolate="step-after", color=ACCENT, opacity=0.2).encode(x=x, y="low:Q", y2="high:Q")
    line = base.mark_line(interpolate="step-after", color=ACCENT).encode(x=x, y=y)
    return alt.layer(band, line)


def goals_chart(week: "Week", words: Words) -> Any:
    """Each goal as a bullet: what there is, as a part of the target, the target as a line, the forecast as a band."""
    import altair as alt

    rows = [
        {"goal": f"{goal.name}, {words.known('metric', goal.metric)}", "have": (goal.have or 0) / goal.target,
         "zero": 0, "target": 1,
         "low": None if goal.low is None else goal.low / goal.target,
         "high": None if goal.high is None else goal.high / goal.target}
        for goal in week.goals if goal.target
    ]  # fmt: skip
    base = alt.Chart(alt.Data(values=rows), width=WIDTH - 180, height=44 * max(1, len(rows)))
    base = base.properties(description=words("desc_goals"))
    y = alt.Y("goal:N", title=None, sort=None, axis=alt.Axis(labelLimit=260))
    band = base.transform_filter("datum.high !== null").mark_bar(color=ACCENT, opacity=0.25, height=22)
    have = base.mark_bar(color=ACCENT, height=10)
    target = base.mark_tick(color=INK, thickness=3, size=28)
    x = alt.X("zero:Q", title=words("axis_of_target"), axis=alt.Axis(format="%"))
    return alt.layer(
        have.encode(x=x, x2="have:Q", y=y), band.encode(x="low:Q", x2="high:Q", y=y), target.encode(x="target:Q", y=y)
    )
