"""What got through, and what was waived, by whom and why."""

from collections.abc import Sequence

from markupsafe import Markup

from signoff.insight.drift import Trace
from signoff.report.brand_voice.scene import Scene, listed
from signoff.report.weekly.scene import section

MOST = 8


def through(scene: Scene) -> Markup:
    """What was published with a finding that nobody had waived."""
    traces = scene.found.of("through")
    return section("through", scene.words("through_title"), *_list(scene, "through", traces))


def waived(scene: Scene) -> Markup:
    """What somebody with the right let pass, with the reason that was given."""
    traces = scene.found.of("waived")
    return section("waived", scene.words("waived_title"), *_list(scene, "waived", traces))


def _list(scene: Scene, kind: str, traces: Sequence[Trace]) -> list[object]:
    words = scene.words
    if not traces:
        return [words(f"{kind}_none")]
    # The latest first: what lies far back is in the list of all.
    newest = sorted(traces, key=lambda one: one.brought_at, reverse=True)
    more = scene.traced(words.count("and_more", len(traces) - MOST), f"fate-{kind}", words(f"fate_{kind}"), traces)
    return [words(f"{kind}_lead"), listed(scene, newest[:MOST]), more if len(traces) > MOST else ""]
