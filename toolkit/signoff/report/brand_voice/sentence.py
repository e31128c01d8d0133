"""The one sentence: how much was found, and what became of it; each figure leads to the findings behind it."""

from collections.abc import Iterator

from markupsafe import Markup, escape

from signoff.insight.drift import FATES
from signoff.report.brand_voice.scene import Scene


def sentence(scene: Scene) -> Markup:
    """ "41 findings in 54 revisions of 30 posts: 12 mended before approval, 3 waived, 5 went out, 21 open." """
    words, found = scene.words, scene.found
    if not found.traces:
        key = "brand_nothing" if found.wrote else "brand_no_posts"
        return escape(words(key, revisions=words.count("n_revisions", found.wrote)))
    count = words.count("n_findings", len(found.traces))
    return Markup("{} {}: {}.").format(count, scene.read(), Markup(", ").join(_fates(scene)))


def _fates(scene: Scene) -> Iterator[Markup]:
    for name in FATES:
        if traces := scene.found.of(name):
            said = scene.words.count(f"fated_{name}", len(traces))
            yield scene.traced(said, f"fate-{name}", scene.words(f"fate_{name}"), traces)
