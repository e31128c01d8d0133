"""Where does time go? Each step's times and due times."""

from markupsafe import Markup

from signoff.report.weekly.charts import steps_chart
from signoff.report.weekly.drawing import picture
from signoff.report.weekly.scene import Scene, figures, folded, section


def time(scene: Scene) -> Markup:
    """Median and 9 of 10 as dot and bar; the parts of the median, and the due times, as tables."""
    words = scene.words
    answered = [step for step in scene.week.steps if step.n and step.median is not None]
    if not answered:
        return section("time", words("time_title"), words("time_nothing"))
    slowest = max(answered, key=lambda step: step.median or 0)
    said = words(
        "time_said", step=slowest.step, median=scene.at_most(slowest.median or 0), p90=scene.at_most(slowest.p90 or 0)
    )  # fmt: skip
    described = "; ".join(f"{step.step}: {scene.span(step.median)}, {scene.span(step.p90)}" for step in answered)
    chart = steps_chart(scene.week, words)
    exact = folded(words("exact"), _steps(scene), _due(scene))
    drawn = picture(chart, f"{words('chart_steps')}. {said}", f"{words('desc_steps')} {described}", exact)
    return section("time", words("time_title"), said, drawn)


def _steps(scene: Scene) -> Markup:
    heads = ("head_step", "head_n", "head_still_open", "head_median", "head_p90", "head_working", "head_outside",
             "head_paused")  # fmt: skip
    rows = [
        [step.step,
         scene.traced(step.n, f"step-{step.step}", scene.words("from_step", step=step.step), step.seqs), step.open,
         *map(scene.span, (step.median, step.p90, step.working, step.outside, step.paused))]
        for step in scene.week.steps
    ]  # fmt: skip
    return figures(scene, heads, rows, range(1, 8), "steps_caption")


def _due(scene: Scene) -> Markup:
    heads = ("head_step", "head_set", "head_met", "head_missed", "head_pending", "head_overridden")
    rows = [
        [one.step, scene.traced(one.set, f"due-{one.step}", scene.words("from_due", step=one.step), one.seqs),
         one.met, one.missed, one.pending, one.overridden]
        for one in scene.week.deadlines
    ]  # fmt: skip
    return figures(scene, heads, rows, range(1, 6), "due_caption") if rows else Markup()
