"""What went wrong: hand-backs, rejections, overrides and their reasons, late edits, slots missed, findings."""

from collections.abc import Iterator

from markupsafe import Markup

from signoff.insight.rework import Happening
from signoff.report.shell import seen
from signoff.report.weekly.scene import Scene, figures, folded, section


def wrong(scene: Scene) -> Markup:
    """How many of each kind, then each with its reason, then the channels' slots."""
    words = scene.words
    items = [*_happenings(scene), *_missed(scene), *_got_through(scene)]
    listed = Markup('<ul class="plain">{}</ul>').format(Markup("\n").join(items)) if items else ""
    said = _said(scene) or words("wrong_nothing")
    return section("wrong", words("wrong_title"), said, listed, _slots(scene))


def _said(scene: Scene) -> str:
    words, rework = scene.words, scene.week.rework
    states = [slot.state for slot in scene.week.slots]
    counts = {
        "n_changes": len(rework.changes_requested), "n_rejected": len(rework.rejected),
        "n_overrides": len(rework.overrides), "n_waivers": len(rework.waivers),
        "n_after": len(rework.edits_after_approval), "n_missed": states.count("missed"),
        "n_sent_late": states.count("late"), "n_got_through": len(rework.got_through),
    }  # fmt: skip
    parts = [words.count(key, count) for key, count in counts.items() if count]
    if rework.approved:
        clean = len(rework.first_pass_posts)
        parts.insert(0, words("first_pass", clean=words.number(clean), n=words.number(rework.approved)))
    wrong = any(counts.values())
    return f"{'; '.join(parts)}." if wrong else ""


def _happenings(scene: Scene) -> Iterator[Markup]:
    for one in scene.week.rework.happenings:
        yield Markup("<li>{} {} <q>{}</q>: {} <span class=quiet>{}</span></li>").format(
            scene.names.person(one.by), scene.words(f"did_{one.do}"), scene.title(one.post), _reason(scene, one),
            scene.entry(one.seq, scene.when(one.at)),
        )  # fmt: skip


def _reason(scene: Scene, one: Happening) -> Markup:
    reason = seen(one.reason) if one.reason else Markup("{}").format(scene.words("no_reason"))
    return Markup("{} ({})").format(reason, one.finding) if one.finding else reason


def _missed(scene: Scene) -> Iterator[Markup]:
    for slot in scene.week.slots:
        if slot.state == "missed":
            said = scene.words("missed_on", channel=scene.names.channel(slot.channel), at=scene.words.moment(slot.at))
            yield Markup('<li><span class="tag late">{}</span> <q>{}</q>: {}</li>').format(
                scene.words("head_missed"), scene.title(slot.post), said
            )


def _got_through(scene: Scene) -> Iterator[Markup]:
    for finding in scene.week.rework.got_through:
        yield Markup('<li><q>{}</q>: <span lang="en">{}</span> <span class=quiet>{}</span></li>').format(
            scene.title(finding.post), seen(finding.message), finding.rule
        )


def _slots(scene: Scene) -> Markup:
    heads = ("head_channel", "head_planned", "head_published", "head_late", "head_missed", "head_ahead",
             "head_unplanned")  # fmt: skip
    rows = []
    for one in scene.week.channels:
        name = scene.names.channel(one.channel)
        label = scene.words("from_slots", channel=name)
        out = scene.traced(one.published, f"slots-{one.channel}", label, one.seqs)
        rows.append([name, one.planned, out, one.late, one.missed, one.ahead, one.unplanned])
    return folded(scene.words("slots_caption"), figures(scene, heads, rows, range(1, 7))) if rows else Markup()
