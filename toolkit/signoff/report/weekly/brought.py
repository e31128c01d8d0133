"""What it brought: campaign goals against target and date, money, and engagement with its interval."""

from collections.abc import Iterator

from markupsafe import Markup

from signoff.insight.goals import LEAST_WEEKS, GoalProgress
from signoff.report.weekly.charts import goals_chart
from signoff.report.weekly.drawing import picture
from signoff.report.weekly.scene import Scene, figures, folded, section


def brought(scene: Scene) -> Markup:
    """A bullet a goal, its exact figures under it, then money, then each channel."""
    words = scene.words
    goals = _goals(scene) if scene.week.goals else Markup("<p>{}</p>").format(words("no_goals"))
    return section("brought", words("brought_title"), goals, *_budgets(scene), _performance(scene))


def _goals(scene: Scene) -> Markup:
    words = scene.words
    heads = ("head_goal", "head_have", "head_target", "head_by", "head_forecast", "head_publications")
    rows = [_goal(scene, goal) for goal in scene.week.goals]
    exact = folded(words("exact"), figures(scene, heads, rows, (1, 2, 5)))
    described = "; ".join(f"{_name(scene, goal)}: {_have(scene, goal)} / {words.number(goal.target)}"
                          for goal in scene.week.goals)  # fmt: skip
    title = f"{words('chart_goals')}: {described}"
    return picture(goals_chart(scene.week, words), title, f"{words('desc_goals')} {described}", exact)


def _goal(scene: Scene, goal: GoalProgress) -> list[object]:
    words = scene.words
    name = _name(scene, goal)
    have = scene.traced(
        _have(scene, goal), f"goal-{goal.campaign}-{goal.metric}", words("from_goal", goal=name), goal.seqs
    )  # fmt: skip
    by = words.day(goal.by) if goal.by else "–"
    return [name, have, words.number(goal.target), by, _forecast(scene, goal), goal.n]


def _name(scene: Scene, goal: GoalProgress) -> str:
    return f"{goal.name}, {scene.words.known('metric', goal.metric)}"


def _have(scene: Scene, goal: GoalProgress) -> str:
    return "–" if goal.have is None else scene.words.number(goal.have)


def _forecast(scene: Scene, goal: GoalProgress) -> str:
    words = scene.words
    if goal.low is not None and goal.high is not None:
        return words("forecast_band", low=words.number(goal.low), high=words.number(goal.high))
    return words.count("forecast_few", goal.weeks) if goal.weeks < LEAST_WEEKS else "–"


def _budgets(scene: Scene) -> Iterator[str]:
    for one in scene.week.budgets:
        sums = {key: f"{scene.words.number(getattr(one, key))}\u00a0{one.currency}"
                for key in ("amount", "spent", "committed", "left")}  # fmt: skip
        yield scene.words("budget_said", name=one.name, **sums)


def _performance(scene: Scene) -> Markup:
    words = scene.words
    rows = []
    for one in scene.week.performance:
        name = scene.names.channel(one.channel)
        label = words("from_performance", channel=name)
        n = scene.traced(one.n, f"performance-{one.channel}", label, one.seqs)
        few = one.low is None or one.high is None
        band = words("interval_few") if few else f"{words.number(one.low or 0)} – {words.number(one.high or 0)}"
        rows.append([name, n, words.number(one.median or 0, 1 if (one.median or 0) % 1 else 0), band])
    heads = ("head_channel", "head_publications", "head_median", "head_interval")
    return folded(words("performance_caption"), figures(scene, heads, rows, (1, 2, 3))) if rows else Markup()
