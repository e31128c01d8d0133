"""Drawings: an SVG gets its name and its words, and gives up what a page must decide (its width, its ids)."""

import re
from hashlib import sha256

from markupsafe import Markup, escape

_OPENING = re.compile(r"<svg\b[^>]*>", re.IGNORECASE)
_OWN_WORDS = re.compile(r"\s*<(title|desc)\b.*?</\1>", re.IGNORECASE | re.DOTALL)
_SIZE = re.compile(r'\s(?:width|height|role|aria-[a-z]+|class)="[^"]*"', re.IGNORECASE)
_WIDTH, _HEIGHT = (re.compile(rf'\s{side}="([0-9.]+)(?:px)?"') for side in ("width", "height"))
_IDS = re.compile(r'\bid="([^"]+)"')


class Drawing(str):
    """An SVG that we drew ourselves: finished, and put into a page as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        """Itself."""
        return self


def named(svg: str, title: str, desc: str) -> Markup:
    """The drawing with `role="img"`, `<title>` and `<desc>`; as wide as its page allows, its ids its own.

    Raises ValueError for what holds no `<svg>`, or holds a script."""
    svg = str(svg)  # Markup would escape what is put beside it
    opening = _OPENING.search(svg)
    if not opening or re.search(r"<script|\son[a-z]+\s*=|javascript:", svg, re.IGNORECASE):
        raise ValueError("a drawing is one <svg> without scripts")
    # Not a running number: the same page is then the same bytes, whatever was made before it.
    number = sha256(f"{title}{svg}".encode()).hexdigest()[:8]
    tag = _bounded(opening[0])
    words = f'<title id="t{number}">{escape(title)}</title><desc id="d{number}">{escape(desc)}</desc>'
    said = f' role="img" aria-labelledby="t{number}" aria-describedby="d{number}">{words}'
    inside = svg[opening.end() : svg.rindex("</svg>")]
    # The drawing's own first title would be read beside ours.
    inside = _OWN_WORDS.sub("", inside, count=2) if inside.lstrip()[:6] in ("<title", "<desc>") else inside
    return escape(Drawing(tag[:-1] + said + _ids_of_its_own(inside, number) + "</svg>"))


def _bounded(tag: str) -> str:
    width, height = _WIDTH.search(tag), _HEIGHT.search(tag)
    kept = _SIZE.sub("", tag)
    if width and height and "viewBox" not in kept:
        kept = f'{kept[:-1]} viewBox="0 0 {width[1]} {height[1]}">'
    return f'{kept[:-1]} width="100%" style="max-width:{float(width[1]):g}px">' if width else kept


def _ids_of_its_own(inside: str, number: str) -> str:
    for name in sorted(set(_IDS.findall(inside)), key=len, reverse=True):
        inside = inside.replace(f'id="{name}"', f'id="{name}-{number}"').replace(f"#{name})", f"#{name}-{number})")
        inside = inside.replace(f'href="#{name}"', f'href="#{name}-{number}"')
    return inside
