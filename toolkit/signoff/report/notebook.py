"""A notebook that was run, as a page: its words and what its cells showed, without code.

Scripts and other hosts are left out; a picture keeps the title and description that it was made with."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from markupsafe import Markup

HIDDEN = {"hide", "remove-output", "parameters", "injected-parameters"}
HEADING = re.compile(r"\A\s*# +(.+?)\s*(?:\n|\Z)")
UNSAFE = re.compile(
    r"<(script|iframe|object|embed)\b.*?</\1\s*>|<(script|iframe|object|embed|link|meta|base)\b[^>]*>",
    re.IGNORECASE | re.DOTALL,
)
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def notebook_page(
    plain: Mapping[str, Any], *, title: str, language: str = "en", lead: str = "", foot: Iterable[object] = ()
) -> str:
    """The page of a notebook's JSON (version 4). Its first `# heading` is the page's title, else `title`.

    lead   what is said before all else"""
    from signoff.report.shell import environment, page

    cells = list(plain.get("cells", []))
    heading = next(filter(None, map(_heading, cells)), "")
    parts = [part for cell in cells for part in _parts(cell, heading)]
    body = Markup(environment().get_template("notebook.html").render(shown=parts))  # noqa: S704
    return page(heading or title, [body], lead=lead, language=language, foot=foot)


def _heading(cell: dict[str, Any]) -> str:
    found = HEADING.match(_text(cell.get("source", ""))) if cell.get("cell_type") == "markdown" else None
    return found[1] if found else ""


def _parts(cell: dict[str, Any], heading: str) -> Iterator[Markup]:
    if HIDDEN.intersection(cell.get("metadata", {}).get("tags", [])):
        return
    source = _text(cell.get("source", ""))
    if cell.get("cell_type") == "markdown":
        yield markdown(HEADING.sub("", source, count=1) if heading and _heading(cell) == heading else source)
    for output in cell.get("outputs", []):
        yield _output(output)


def markdown(text: str) -> Markup:
    """Markdown as HTML; HTML inside it is shown as text."""
    return Markup(_reader().render(text))  # noqa: S704


@cache
def _reader() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _output(output: dict[str, Any]) -> Markup:
    kind = output.get("output_type")
    if kind == "error":
        said = COLOURS.sub("", f"{output.get('ename', '')}: {output.get('evalue', '')}")
        return Markup('<div class="output failed"><pre>{}</pre></div>').format(said)
    if kind == "stream":
        return Markup('<div class="output"><pre>{}</pre></div>').format(_text(output.get("text", "")))
    return _shown(dict(output.get("data", {})), output.get("metadata", {}))


def _shown(data: dict[str, Any], metadata: dict[str, Any]) -> Markup:
    """The richest form of an output that a page can hold."""
    if "image/svg+xml" in data:
        return _drawing(_text(data["image/svg+xml"]))
    if "text/html" in data:
        inside = Markup(UNSAFE.sub("", _text(data["text/html"])))  # noqa: S704
        return Markup('<div class="output" role="region" aria-label="Table" tabindex="0">{}</div>').format(inside)
    if "text/markdown" in data:
        return markdown(_text(data["text/markdown"]))
    for kind in ("image/png", "image/jpeg"):
        if kind in data:
            alt = metadata.get(kind, {}).get("alt", "") or _text(data.get("text/plain", ""))
            source = f"data:{kind};base64,{_text(data[kind]).strip()}"
            return Markup('<p><img src="{}" alt="{}"></p>').format(source, alt)
    return Markup('<div class="output"><pre>{}</pre></div>').format(_text(data.get("text/plain", "")))


def _drawing(svg: str) -> Markup:
    from signoff.report.drawn import named

    title, desc = _words("title", svg), _words("desc", svg)
    try:
        return Markup('<figure class="chart">{}</figure>').format(named(svg, title or "Picture", desc))
    except ValueError:
        return Markup('<div class="output"><pre>{}</pre></div>').format(title or "Picture")


def _words(tag: str, svg: str) -> str:
    found = re.search(rf"<{tag}\b[^>]*>(.*?)</{tag}>", svg, re.DOTALL)
    return Markup(found[1]).unescape() if found else ""  # noqa: S704


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "".join(map(str, value))
