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
    rows: list[list[object]] = []
    for one in scene.found.hands:
        came = scene.of("brought_by", one.person)
        name, person = scene.person(one.person), scene.names.person(one.person)
        brought = scene.traced(one.brought, f"hand-{one.person}", scene.words("from_hand", person=person), came)
        took = scene.of("fixed_by", one.person)
        out = scene.traced(one.mended, f"took-{one.person}", scene.words("from_took", person=person), took)
        rows.append([name, one.wrote, brought, one.in_others, one.kept, one.waived, one.through, out])
    return rows
