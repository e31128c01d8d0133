"""A chain as a drawing: boxes from top to bottom, who writes, who is asked, who plans, and it goes out.

Upright, so that a phone shows it at reading size. Colours and letters are the page's own, by classes, so it is light
and dark with the page. Widths of letters are guessed on the large side; a line that is too long is broken."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

import msgspec
from markupsafe import Markup

WIDTH, PADDING, LINE, GAP, LETTERS = 360, 14, 24, 30, 36
INSET = 16


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """One box. kind: person, step, last (who has the last word), advice or end;  beside: of a group side by side."""

    title: str
    lines: tuple[str, ...] = ()
    kind: str = "step"
    beside: bool = False

    def wrapped(self) -> list[str]:
        """Its lines, broken where they would run out of the box."""
        letters = LETTERS - 4 * self.beside
        return [part for line in self.lines for part in wrap(line, letters, break_long_words=True)]

    @property
    def height(self) -> int:
        """In the drawing's own units."""
        title = wrap(self.title, LETTERS - 4 * self.beside - 2) or [""]
        return 2 * PADDING + LINE * (len(title) + len(self.wrapped())) - 4


def drawn(groups: Iterable[tuple[Box, ...]], side_by_side: str) -> Markup:
    """The drawing. Each group is one place in the order; several boxes in it are asked side by side.

    side_by_side  what stands above such a group"""
    parts: list[Markup] = []
    y = 1
    for position, group in enumerate(groups):
        if position:
            parts.append(_arrow(y))
            y += GAP
        made, y = _group(group, y, side_by_side)
        parts += made
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}">{2}</svg>'
    ).format(WIDTH, y + 1, Markup().join(parts))


def _group(group: tuple[Box, ...], y: int, side_by_side: str) -> tuple[list[Markup], int]:
    if len(group) == 1:
        return list(_box(group[0], 1, y, WIDTH - 2)), y + group[0].height
    top, parts = y, []
    y += LINE + 8
    for box in group:
        parts += list(_box(box, INSET, y, WIDTH - 2 * INSET))
        y += box.height + 12
    frame = Markup('<rect class="frame" x="1" y="{}" width="{}" height="{}" rx="10"/>').format(top, WIDTH - 2, y - top)
    return [frame, _text(side_by_side, INSET, top + LINE - 2, "quiet"), *parts], y


def _box(box: Box, x: int, y: int, width: int) -> Iterator[Markup]:
    yield Markup('<rect class="box {}" x="{}" y="{}" width="{}" height="{}" rx="8"/>').format(
        box.kind, x, y, width, box.height
    )
    at = y + PADDING + 14
    for title in wrap(box.title, LETTERS - 4 * box.beside - 2):
        yield _text(title, x + PADDING, at, "title")
        at += LINE
    for line in box.wrapped():
        yield _text(line, x + PADDING, at, "quiet")
        at += LINE


def _text(said: str, x: int, y: int, kind: str) -> Markup:
    return Markup('<text class="{}" x="{}" y="{}">{}</text>').format(kind, x, y, said)


def _arrow(y: int) -> Markup:
    middle, tip = WIDTH // 2, y + GAP - 3
    return Markup('<path class="arrow" d="M{0} {1}V{2}M{3} {4}L{0} {2}L{5} {4}"/>').format(
        middle, y + 3, tip, middle - 5, tip - 6, middle + 5
    )
