"""Every finding: its sentence, the revision and the hand that brought it in, what became of it; and who counts it."""

from collections.abc import Iterator

from markupsafe import Markup, escape

from signoff.report.brand_voice.scene import MOST_FINDINGS, MOST_LINKS, Scene, listed
from signoff.report.shell import seen
from signoff.report.weekly.scene import section


def each(scene: Scene) -> Markup:
    """The last section, written when all others are."""
    words, traces = scene.words, scene.found.traces
    if not traces:
        return section("findings", words("each_title"), words("each_none"), wide=True)
    more = words.count("each_more", len(traces) - MOST_FINDINGS) if len(traces) > MOST_FINDINGS else ""
    shown = listed(scene, traces[:MOST_FINDINGS], anchored=True)
    return section("findings", words("each_title"), words("each_lead"), shown, more, _counted(scene), wide=True)


def _counted(scene: Scene) -> Markup:
    sources = Markup("\n").join(_sources(scene))
    return Markup('<h3 id="counted">{}</h3>\n<ul class="plain sources">{}</ul>').format(
        scene.words("counted_title"), sources
    )


def _sources(scene: Scene) -> Iterator[Markup]:
    for anchor, (label, numbers) in scene.sources.items():
        links = [scene.to_finding(number) for number in numbers[:MOST_LINKS]]
        if len(numbers) > MOST_LINKS:
            links.append(escape(scene.words.count("and_more", len(numbers) - MOST_LINKS)))
        yield Markup('<li id="from-{}">{}: {}</li>').format(anchor, seen(label), Markup(", ").join(links))
