"""What needs you: the steps that are late or will be within a day, who is asked, since when."""

from markupsafe import Markup

from signoff.insight.needs import Need
from signoff.report.shell import time_of
from signoff.report.weekly.scene import Scene, figures, section


def needs(scene: Scene) -> Markup:
    """Late ones first; or the word that there is nothing."""
    words = scene.words
    found = scene.week.needs
    if not found:
        return section("needs", words("needs_title"), words("nothing_needs"), wide=True)
    heads = ("head_post", "head_step", "head_asked", "head_since", "head_due")
    rows = [_row(scene, need) for need in found]
    return section("needs", words("needs_title"), figures(scene, heads, rows, ()), wide=True)


def _row(scene: Scene, need: Need) -> list[object]:
    words = scene.words
    tone, said = ("late", "needs_late") if need.late else ("soon", "needs_soon")
    mark = Markup('<span class="tag {}">{}</span>').format(tone, words(said))
    people = words.listed(scene.names.people(need.people)) or words("nobody")
    due = Markup("{} {}").format(mark, time_of(need.due, words))
    since = scene.entry(need.seq, scene.when(need.since)) if need.since else "–"
    return [scene.title(need.post), need.step, people, since, due]
