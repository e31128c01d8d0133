"""The brand-voice report, put together: one sentence, the rules to mend, what passed, then hands, weeks and places."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from signoff.clock import at, wall, zone
from signoff.errors import SignoffError, listed, nearest
from signoff.insight.drift import Drift, drift
from signoff.report.brand_voice import charts
from signoff.report.brand_voice.each import each
from signoff.report.brand_voice.hands import hands
from signoff.report.brand_voice.passed import through, waived
from signoff.report.brand_voice.places import authors, channels, rules
from signoff.report.brand_voice.scene import Scene
from signoff.report.brand_voice.sentence import sentence
from signoff.report.brand_voice.weeks import weeks
from signoff.report.brand_voice.wolves import wolves
from signoff.report.foot import counted_from
from signoff.report.reading import Sentence
from signoff.report.shell import page, render, write

if TYPE_CHECKING:
    from polars import DataFrame

SECTIONS = (wolves, through, waived, hands, weeks, rules, authors, channels)
CHARTS = {"weeks": (charts.weeks_chart, "chart_drift"), "rules": (charts.rules_chart, "chart_rules")}


class BrandVoice:
    """The report: `html` whole, `sentence` alone, `table(name)` and `chart(name)` to build on, `save(path)`."""

    def __init__(self, scene: Scene, said: str, html: str) -> None:
        """Made by `voice_report`."""
        self._scene, self.sentence, self.html = scene, said, html

    @property
    def found(self) -> Drift:
        """Every finding with its life, and the counts."""
        return self._scene.found

    def table(self, name: str) -> "DataFrame":
        """findings, rules, authors, channels, hands, weeks or wolves as a data frame. Raises SignoffError."""
        return self.found.table(name)

    def chart(self, name: str) -> Any:
        """One of its pictures as an altair chart: weeks or rules. Raises SignoffError for another name."""
        from signoff.report.weekly.drawing import show_charts

        if name not in CHARTS:
            raise SignoffError(f"no chart `{name}`; {nearest(name, CHARTS) or f'there are {listed(CHARTS)}'}")
        show_charts()
        draw, title = CHARTS[name]
        return draw(self.found, self._scene.words).properties(title=self._scene.words(title))

    def save(self, path: Path | str) -> Path:
        """Writes the page as one HTML file, all of it or nothing, and answers with its place."""
        write(Path(path), self.html)
        return Path(path)


def voice_report(
    ws: Any, since: str | datetime | None = None, language: str = "en", everything: bool = False
) -> BrandVoice:
    """The brand-voice report of what `signoff.open()` opened.

    since       a day such as 2026-11-01, or a moment, in the workspace's zone; left out: all there is
    language    en or lv;  everything: the findings of the checks too
    Raises SignoffError for a moment that is none, or a language that there is no catalogue of."""
    found = drift(ws.review(), _since(since, ws.policy.zone), everything)
    scene = Scene(found, ws.policy, language)
    said = sentence(scene)
    sections = [part(scene) for part in SECTIONS]
    body = render("brand_voice.html", scene.words, sections=sections, each=each(scene))
    title = scene.words("brand_title", name=ws.policy.name or scene.words("workspace"))
    with ws.workspace.reading() as ledger:
        foot = [*_counted(scene), *counted_from(scene.words, ws.policy, ledger.head())]
    return BrandVoice(scene, Sentence(said.striptags()), page(title, [body], language=language, lead=said, foot=foot))


def _counted(scene: Scene) -> Iterator[Markup]:
    """Period, how much was read, and what could not be."""
    words, found = scene.words, scene.found
    since = words.date(words.day_of(found.since)) if found.since else ""
    period = words("brand_since", day=since) if found.since else words("brand_ever")
    when = render("moment.html", words, at=found.now)
    yield Markup("{}, {} {} · {}").format(period, words("as_of"), when, scene.read())
    yield Markup("{}").format(words("brand_present_rules"))
    if found.unrecorded:
        yield Markup("{}").format(words.count("brand_unrecorded", found.unrecorded))
    if found.missing:
        yield Markup("{}").format(words.count("brand_missing", found.missing))


def _since(said: str | datetime | None, zone_name: str) -> datetime | None:
    if not said or isinstance(said, datetime):
        return said or None
    local = zone(zone_name)
    try:
        return wall(at(said if ":" in said else f"{said} 00:00", local), local)
    except ValueError as error:
        raise SignoffError(f"since: {error}") from None
