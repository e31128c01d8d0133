"""From hand to hand: who brought what in, in whose posts, and who took it out. By name; nobody is ranked."""

from markupsafe import Markup

from signoff.report.brand_voice.scene import Scene, figures, listed
from signoff.report.weekly.scene import folded, section

MOST = 20
HEADS = ("head_person", "head_revisions", "head_brought", "head_in_others", "head_kept", "head_fate_waived",
         "head_went_out", "head_took_out")  # fmt: skip


def hands(scene: Scene) -> Markup:
    """When things come in (first wording or a later edit), what another hand brought in, and the table."""
    words = scene.words
    table = figures(scene, HEADS, _rows(scene), "hands_caption") if scene.found.hands else Markup()
    return section("hands", words("hands_title"), _said(scene), _others(scene), table, wide=True)


def _said(scene: Scene) -> Markup | str:
    words, traces = scene.words, [one for one in scene.found.traces if one.recorded]
    if not traces:
        return words("hands_none")
    parts = {
        "first": [one for one in traces if one.number == 1],
        "later": [one for one in traces if one.number > 1],
        "others": [one for one in traces if one.in_another_hand],
    }
    said = (
        scene.traced(words.count(f"came_{name}", len(which)), name, words(f"from_{name}"), which)
        for name, which in parts.items()
    )
    return Markup("<p>{}: {}.</p>").format(words.count("came_in", len(traces)), Markup("; ").join(said))


def _others(scene: Scene) -> Markup:
    """What another hand than the author's brought in, each with its sentence."""
    others = [one for one in scene.found.traces if one.in_another_hand]
    if not others:
        return Markup()
    newest = sorted(others, key=lambda one: one.brought_at, reverse=True)[:MOST]
    return folded(scene.words.count("hands_list", len(others)), listed(scene, newest))


def _rows(scene: Scene) -> list[list[object]]:
    return [[scene.person(one.person), one.wrote, *_figures(scene, one.person)] for one in scene.found.hands]


def _figures(scene: Scene, person: str) -> list[Markup]:
    """What somebody brought in and took out, each figure with the findings behind it."""
    came, name = scene.of("brought_by", person), scene.names.person(person)
    fates = {fate: [one for one in came if one.fate == fate] for fate in ("fixed", "waived", "through")}
    sets = {"brought": came, "others": [one for one in came if one.in_another_hand], **fates}
    brought = [
        scene.traced(len(which), f"hand-{person}-{key}", _label(scene, name, key), which) for key, which in sets.items()
    ]
    took = scene.of("fixed_by", person)
    return [*brought, scene.traced(len(took), f"took-{person}", scene.words("from_took", person=name), took)]


def _label(scene: Scene, name: str, key: str) -> str:
    said = scene.words("from_hand", person=name)
    if key == "brought":
        return said
    more = scene.words("head_in_others") if key == "others" else scene.words(f"fate_{key}")
    return f"{said}, {more}"
