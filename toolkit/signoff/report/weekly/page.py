"""The page on a week's accountability, put together: one sentence, what needs somebody, then the seven questions."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from signoff.clock import week as week_days
from signoff.errors import SignoffError, listed, nearest
from signoff.insight import Week, material, week
from signoff.report.foot import counted_from
from signoff.report.reading import Sentence
from signoff.report.shell import page, render, write
from signoff.report.weekly import charts
from signoff.report.weekly.brought import brought
from signoff.report.weekly.carried import carried
from signoff.report.weekly.counted import counted
from signoff.report.weekly.needs import needs
from signoff.report.weekly.normal import normal
from signoff.report.weekly.scene import Scene
from signoff.report.weekly.sentence import sentence
from signoff.report.weekly.time import time
from signoff.report.weekly.waiting_for import waiting_for
from signoff.report.weekly.wrong import wrong

if TYPE_CHECKING:
    from polars import DataFrame

SECTIONS = (needs, normal, time, waiting_for, wrong, brought, carried)
CHARTS = {
    "lead time": charts.lead_chart, "steps": charts.steps_chart, "finish": charts.finish_chart,
    "goals": charts.goals_chart,
}  # fmt: skip


class Accountability:
    """One week's page: `html` whole, `sentence` alone, `table(name)` and `chart(name)` to build on, `save(path)`."""

    def __init__(self, scene: Scene, title: str, said: str, html: str) -> None:
        """Made by `accountability`."""
        self._scene, self.title, self.sentence, self.html = scene, title, said, html

    @property
    def week(self) -> Week:
        """Every figure of the week."""
        return self._scene.week

    def table(self, name: str) -> "DataFrame":
        """One of the week's tables as a data frame. Raises SignoffError for another name, with the nearest."""
        return self.week.table(name)

    def chart(self, name: str) -> Any:
        """One of its pictures as an altair chart: lead time, steps, finish, goals. Raises SignoffError."""
        from signoff.report.weekly.drawing import show_charts

        if name not in CHARTS:
            raise SignoffError(f"no chart `{name}`; {nearest(name, CHARTS) or listed(CHARTS)}")
        show_charts()
        words = self._scene.words
        return CHARTS[name](self.week, words).properties(title=words(f"chart_{name.partition(' ')[0]}"))

    def save(self, path: Path | str) -> Path:
        """Writes the page as one HTML file, all of it or nothing, and answers with its place."""
        write(Path(path), self.html)
        return Path(path)


def accountability(ws: Any, week_name: str = "last_week", language: str = "en") -> Accountability:
    """The accountability page of an ISO week such as 2026-W49, of what `signoff.open()` opened.

    language  en or lv
    Raises SignoffError for a week that has not begun or is none, or a language that there is no catalogue of."""
    found = material(ws.review())
    scene = Scene(found, week(found, ws.week_name(week_name)), language)
    said = sentence(scene)
    sections = [part(scene) for part in SECTIONS]
    body = render("weekly.html", scene.words, sections=sections, entries=counted(scene))
    title = scene.words("weekly_title", name=found.policy.name or scene.words("workspace"), week=scene.week.week)
    with ws.workspace.reading() as ledger:
        foot = [_period(scene), *counted_from(scene.words, found.policy, ledger.head())]
    return Accountability(
        scene, title, Sentence(said.striptags()), page(title, [body], language=language, lead=said, foot=foot)
    )


def _period(scene: Scene) -> Markup:
    words = scene.words
    first, last = week_days(scene.week.week)
    days = words("week_days", first=words.day(first), last=words.day(last))
    over = "" if scene.week.over else f", {words('week_not_over')}"
    when = render("moment.html", words, at=scene.material.now)
    return Markup("{} {}{} · {} {} · {}, {}").format(
        scene.week.week, days, over, words("as_of"), when, words.count("n_posts", len(scene.material.pasts)),
        words.count("n_open", scene.week.weeks[-1].open if scene.week.weeks else 0),
    )  # fmt: skip
