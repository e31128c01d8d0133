"""Counted from: where each figure of the page leads, and the entries themselves."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup, escape

from signoff.insight import post_of
from signoff.report.shell import seen
from signoff.report.weekly.scene import Scene, figures, section

MOST = 2000


def counted(scene: Scene) -> Markup:
    """The last section, written when all others are: each figure's entries by number, then the entries as a table."""
    words = scene.words
    shown, all_of_them = _shown(scene)
    known = {entry.seq for entry in shown}
    lists = [_source(scene, anchor, known) for anchor in scene.sources]
    sources = Markup("<ul class=plain>{}</ul>").format(Markup("\n").join(lists)) if lists else ""
    heads = ("head_entry", "head_at", "head_by_whom", "head_did", "head_post", "head_said")
    rows = [_row(scene, entry) for entry in shown]
    entries = figures(scene, heads, rows, (0,)) if rows else Markup()
    more = "" if all_of_them else words("entries_more")
    return section("entries", words("entries_title"), words("entries_lead"), sources, more, entries, wide=True)


def _shown(scene: Scene) -> tuple[Sequence[Any], bool]:
    """The entries that any figure rests on, and those of the week; on a long history those of the week alone."""
    wanted = {seq for _, seqs in scene.sources.values() for seq in seqs} | scene.single
    wanted |= {one.seq for one in scene.week.entries}
    found = [entry for entry in scene.material.entries if entry.seq in wanted]
    return (found, True) if len(found) <= MOST else (scene.week.entries, False)


def _source(scene: Scene, anchor: str, known: set[int]) -> Markup:
    label, seqs = scene.sources[anchor]
    links = [_to_entry(seq) if seq in known else escape(seq) for seq in seqs]
    return Markup('<li id="from-{}">{}: {}</li>').format(anchor, seen(label), Markup(", ").join(links))


def _to_entry(seq: int) -> Markup:
    return Markup('<a href="#entry-{0}">{0}</a>').format(seq)


def _row(scene: Scene, entry: Any) -> list[object]:
    number = Markup('<span id="entry-{0}">{0}</span>').format(entry.seq)
    did = scene.words.known("act", entry.do)
    body = entry.body
    said = [body.get("step"), body.get("channel"), body.get("finding"), body.get("reason")]
    figures_of = [f"{name} {value}" for name, value in dict(body.get("figures", {})).items()]
    words = seen(" · ".join(str(part) for part in [*said, *figures_of] if part))
    return [number, scene.when(entry.at), scene.names.person(entry.by), did, scene.title(post_of(entry)), words]
