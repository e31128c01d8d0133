"""Is it normal? Weekly medians of the lead time against their limits: a word only for what is no noise."""

from markupsafe import Markup

from signoff.report.limits import limits_said
from signoff.report.weekly.charts import lead_chart
from signoff.report.weekly.drawing import picture
from signoff.report.weekly.scene import Scene, figures, folded, section


def normal(scene: Scene) -> Markup:
    """The chart with its message, and the weeks' exact figures under it."""
    words = scene.words
    said = _said(scene)
    rows = _rows(scene)
    if not any(week.median is not None for week in scene.week.weeks):
        return section("normal", words("normal_title"), said)
    heads = ("head_week", "head_submitted", "head_approved", "head_median", "head_open")
    exact = folded(words("exact"), figures(scene, heads, rows, (1, 2, 3, 4), "lead_caption"))
    described = f"{words('desc_lead')} {_in_words(scene)}"
    drawn = picture(lead_chart(scene.week, words), f"{words('chart_lead')}. {said}", described, exact)
    return section("normal", words("normal_title"), said, drawn)


def _said(scene: Scene) -> str:
    words, chart = scene.words, scene.week.chart
    if chart.upper is None or chart.lower is None:
        return words.count("normal_few", chart.points)
    names = [week.week[5:] for week in scene.week.weeks if week.median is not None]
    return limits_said(chart, names, scene.span(chart.lower), scene.span(chart.upper), words, "normal_quiet")


def _in_words(scene: Scene) -> str:
    return "; ".join(f"{week.week[5:]}: {scene.span(week.median)}" for week in scene.week.weeks)


def _rows(scene: Scene) -> list[list[object]]:
    return [
        [week.week, week.submitted, week.approved, scene.span(week.median), week.open]
        for week in reversed(scene.week.weeks)
    ]  # fmt: skip
