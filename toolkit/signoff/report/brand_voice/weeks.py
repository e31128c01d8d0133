"""Week by week: findings for each revision that was written, against their limits; a word only for what is no noise."""

from markupsafe import Markup

from signoff.report.brand_voice.charts import weeks_chart
from signoff.report.brand_voice.scene import Scene, figures
from signoff.report.limits import limits_said
from signoff.report.weekly.drawing import picture
from signoff.report.weekly.scene import folded, section

HEADS = ("head_week", "head_revisions", "head_brought", "head_per_revision", "head_went_out")


def weeks(scene: Scene) -> Markup:
    """The chart with its message, and the exact figures under it."""
    words = scene.words
    if not scene.found.weeks:
        return section("weeks", words("drift_title"), words("drift_nothing"))
    said = _said(scene)
    exact = folded(words("exact"), figures(scene, HEADS, _rows(scene), "drift_caption"))
    described = f"{words('desc_drift')} {_in_words(scene)}"
    drawn = picture(weeks_chart(scene.found, words), f"{words('chart_drift')}. {said}", described, exact)
    return section("weeks", words("drift_title"), said, drawn)


def _said(scene: Scene) -> str:
    words, chart = scene.words, scene.found.chart
    if chart.upper is None or chart.lower is None:
        return words.count("drift_few", chart.points)
    names = [one.week[5:] for one in scene.found.weeks]
    return limits_said(chart, names, words.number(chart.lower, 2), words.number(chart.upper, 2), words, "drift_quiet")


def _in_words(scene: Scene) -> str:
    return "; ".join(f"{one.week[5:]}: {_per(scene, one.per_revision)}" for one in scene.found.weeks)


def _per(scene: Scene, value: float | None) -> str:
    return "–" if value is None else scene.words.number(value, 2)


def _rows(scene: Scene) -> list[list[object]]:
    rows: list[list[object]] = []
    for one in reversed(scene.found.weeks):
        came = scene.in_week(one.week)
        brought = scene.traced(one.brought, f"week-{one.week}", one.week, came)
        rows.append([one.week, one.wrote, brought, _per(scene, one.per_revision), one.through])
    return rows
