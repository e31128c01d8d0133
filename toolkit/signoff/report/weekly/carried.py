"""Who carried it: contributions by name, in kinds; no total, no rank, no colour."""

from markupsafe import Markup

from signoff.report.weekly.scene import Scene, figures, section


def carried(scene: Scene) -> Markup:
    """One row a person who did something in the week."""
    words = scene.words
    if not scene.week.people:
        return section("people", words("people_title_week"), words("nobody_did"))
    heads = ("head_person", "head_wrote", "head_reviewed", "head_fixed", "head_put_out", "head_covered")
    rows = []
    for one in scene.week.people:
        name = scene.names.person(one.person)
        source = scene.traced(name, f"person-{one.person}", name, one.seqs)
        rows.append([source, one.wrote, one.reviewed, one.fixed, one.published, one.covered_for])
    return section("people", words("people_title_week"), figures(scene, heads, rows, range(1, 6), "people_caption"))
