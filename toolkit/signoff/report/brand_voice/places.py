"""By rule, by author, by channel: what was found, and what became of it."""

from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup

from signoff.insight.drift import Trace
from signoff.report.brand_voice.charts import rules_chart
from signoff.report.brand_voice.scene import Scene, figures
from signoff.report.weekly.drawing import picture
from signoff.report.weekly.scene import folded, section

FATES = ("fixed", "waived", "through", "let_stand", "fixed_late", "open", "dropped")
MOST = 40


def rules(scene: Scene) -> Markup:
    """Each rule with what became of its findings; as a picture the part that was let pass."""
    words, rows = scene.words, scene.found.rules[:MOST]
    if not rows:
        return section("rules", words("brand_by_rule"), words("brand_by_rule_none"))
    table = _table(scene, "head_rule", rows, "rule", lambda one: (one.rule,), scene.rule)
    said = words("brand_by_rule_said", rule=scene.rule_in_words(rows[0].name), n=words.number(rows[0].found))
    described = "; ".join(f"{row.name}: {row.found}, {_passed(row)}" for row in rows)
    chart, exact = rules_chart(scene.found, words), folded(words("exact"), table)
    drawn = picture(chart, f"{words('chart_rules')}. {said}", f"{words('desc_rules')} {described}", exact)
    return section("rules", words("brand_by_rule"), said, drawn)


def authors(scene: Scene) -> Markup:
    """Whose posts they stand in, whoever brought them there; by name."""
    rows = sorted(scene.found.authors, key=lambda row: scene.names.person(row.name).casefold())
    table = _table(scene, "head_author", rows, "author", lambda one: (one.author,), scene.person, posts=True)
    return section("authors", scene.words("brand_by_author"), scene.words("brand_by_author_lead"), table, wide=True)


def channels(scene: Scene) -> Markup:
    """Where they would be read; a text for two channels counts for both."""
    table = _table(
        scene,
        "head_channel",
        scene.found.channels,
        "channel",
        lambda one: one.channels,
        scene.names.channel,
        posts=True,
    )
    return section("channels", scene.words("brand_by_channel"), scene.words("brand_by_channel_lead"), table, wide=True)


def _passed(row: Any) -> int:
    return int(row.waived + row.through + row.let_stand + row.fixed_late)


def _table(
    scene: Scene, head: str, rows: Iterable[Any], kind: str, names: Callable[[Trace], Iterable[str]],
    named: Callable[[str], object], posts: bool = False,
) -> Markup:  # fmt: skip
    """posts: also how many there were to find something in."""
    shown = [fate for fate in FATES if scene.found.of(fate)]
    heads = [head, *(["head_posts"] if posts else []), "head_brand_found", *(f"head_fate_{fate}" for fate in shown)]
    lines = []
    for row in rows:
        traces = [one for one in scene.found.traces if row.name in names(one)]
        label, anchor = named_plainly(named(row.name)), f"{kind}-{row.name}"
        found = scene.traced(row.found, anchor, label, traces)
        became = [_became(scene, fate, anchor, label, traces) for fate in shown]
        lines.append([named(row.name), *([row.of or 0] if posts else []), found, *became])
    return figures(scene, heads, lines)


def _became(scene: Scene, fate: str, anchor: str, label: str, traces: Iterable[Trace]) -> Markup:
    which = [one for one in traces if one.fate == fate]
    return scene.traced(len(which), f"{anchor}-{fate}", f"{label}, {scene.words(f'fate_{fate}')}", which)


def named_plainly(name: object) -> str:
    """A name without its markup."""
    return name.striptags() if isinstance(name, Markup) else str(name)
