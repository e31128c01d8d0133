"""How long will mine take? The Kaplan-Meier curve of approval; open ones count."""

from markupsafe import Markup

from signoff.report.weekly.charts import finish_chart
from signoff.report.weekly.drawing import picture
from signoff.report.weekly.scene import DAY, HOUR, Scene, figures, folded, section

TIMES = (12 * HOUR, DAY, 2 * DAY, 3 * DAY, 7 * DAY)


def waiting_for(scene: Scene) -> Markup:
    """The curve with its message, and the shares at round times."""
    words, curve = scene.words, scene.week.finish
    if not curve.n:
        return section("finish", words("finish_title"), f"{words('finish_none')}.")
    said = _said(scene)
    if not curve.shown():
        return section("finish", words("finish_title"), said)
    rows = [[scene.span(at), scene.share(curve.within(at)), _band(scene, at)] for at in TIMES]
    exact = folded(words("exact"), figures(scene, ("head_after", "head_share", "head_band"), rows, (1, 2)))
    described = f"{words('desc_finish')} " + "; ".join(f"{row[0]}: {row[1]}" for row in rows)
    return section(
        "finish", words("finish_title"), said,
        picture(finish_chart(scene.week, words), f"{words('chart_finish')}. {said}", described, exact),
    )  # fmt: skip


def _said(scene: Scene) -> str:
    words, curve = scene.words, scene.week.finish
    half, most = curve.by_then(0.5), curve.by_then(0.9)
    counted = words.count("finish_n", curve.n, open=curve.open)
    if half is None:
        return f"{words('finish_none')} ({counted})."
    said = words("finish_half", half=scene.at_most(half))
    said += words("finish_most", most=scene.at_most(most)) if most is not None else words("finish_not_most")
    return f"{said} ({counted})."


def _band(scene: Scene, at: float) -> str:
    reached = [step for step in scene.week.finish.steps if step.after_s <= at]
    if not reached or reached[-1].low is None or reached[-1].high is None:
        return "–"
    low, high = 1 - reached[-1].high, 1 - reached[-1].low
    return f"{scene.share(low)} – {scene.share(high)}"
