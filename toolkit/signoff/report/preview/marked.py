"""A text with its findings marked where they stand, its links and tags coloured, and what cannot be seen shown."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec
from markupsafe import Markup, escape

from signoff.content import Copy
from signoff.finding import Finding
from signoff.report.preview.places import offsets
from signoff.report.shell import unseen_mark
from signoff.report.unseen import unseen


class Note(msgspec.Struct, frozen=True):
    """A finding with its number on the page, and its place in the text that is shown, if it has one there."""

    number: int
    finding: Finding
    anchor: str
    place: tuple[int, int] | None = None


class Chip(msgspec.Struct, frozen=True):
    """A small word that stands inside a text and is no part of it: where it folds, where it gets too long."""

    at: int
    html: Markup


def notes(copy: Copy, findings: Sequence[Finding], anchor: str) -> list[Note]:
    """The findings of one variant with their numbers (from 1, over all of the post's) and their places in its text."""
    return [
        Note(number, finding, f"{anchor}-{number}", offsets(copy.text, finding))
        for number, finding in enumerate(findings, 1)
        if finding.variant == copy.variant
    ]


def marked(text: str, found: Iterable[Note], chips: Iterable[Chip] = ()) -> Markup:
    """The text as HTML; every character of it is shown, or its mark is."""
    from signoff.text import entities

    placed = [note for note in found if note.place]
    things = [(thing.start, thing.end) for thing in entities(text)]
    odd = set(unseen(text))
    chips = list(chips)
    cuts = {0, len(text), *odd, *(at + 1 for at in odd), *(chip.at for chip in chips)}
    cuts |= {edge for note in placed for edge in note.place or ()} | {edge for thing in things for edge in thing}
    edges = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    parts = [_at(edges[0], chips)]
    for start, end in pairwise(edges):
        parts += [_stretch(text[start:end], start in odd, _over(things, start), _covering(placed, start))]
        parts += [_number(note) for note in placed if note.place and note.place[1] == end]
        parts += [_at(end, chips)]
    return Markup().join(parts)


def _over(spans: Iterable[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in spans)


def _covering(placed: Iterable[Note], at: int) -> list[Note]:
    return [note for note in placed if note.place and note.place[0] <= at < note.place[1]]


def _stretch(part: str, odd: bool, coloured: bool, over: list[Note]) -> Markup:
    html = unseen_mark(part) if odd else escape(part)
    if coloured:
        html = Markup('<span class="entity">{}</span>').format(html)
    if over:
        gravest = min(over, key=lambda note: (note.finding.waived, "ews".find(note.finding.severity[0])))
        kind = "waived" if gravest.finding.waived else gravest.finding.severity
        html = Markup('<mark class="{}">{}</mark>').format(kind, html)
    return html


def _number(note: Note) -> Markup:
    return Markup('<a class="ref" href="#{}">{}</a>').format(note.anchor, note.number)


def _at(offset: int, chips: Iterable[Chip]) -> Markup:
    return Markup().join(chip.html for chip in chips if chip.at == offset)
