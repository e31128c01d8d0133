"""What every page is made of: the shell with its one style sheet, tables, pictures. Everything given is escaped.

    page("Our process", [table(("Step", "Who"), rows)], language="en")

What comes back from `table`, `svg_figure` and `render` is Markup: finished HTML, put into a page as it is."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from signoff.report.unseen import long_name, pieces

if TYPE_CHECKING:
    from jinja2 import Environment

    from signoff.report.words import Words

OPENED = ("http://", "https://", "mailto:")


@cache
def environment() -> "Environment":
    """Jinja2 over this room's templates: everything escaped, and a gap that nobody fills is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("signoff.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.filters |= {"seen": seen, "link": link, "ticked": ticked}
    made.globals |= {"table": table, "svg_figure": svg_figure}
    return made


def render(template: str, words: "Words", **given: Any) -> Markup:
    """A template of this room with what it is given; `words` speaks the page's language, `when(at)` makes times."""
    with_times = {"words": words, "when": lambda at, **how: time_of(at, words, **how)}
    # A template's module knows that it is escaped already; a plain str would have to be declared so.
    return escape(environment().get_template(template).make_module({**with_times, **given}))


def page(
    title: str, body_parts: Iterable[object], *, language: str = "en", lead: str = "", foot: Iterable[object] = ()
) -> str:
    """A whole page, to be written as one file.

    body_parts   in order: Markup as it is, text as a paragraph
    lead         the one sentence under the title;  foot: what the figures rest on, one line each"""
    parts = [part if isinstance(part, Markup) else Markup("<p>{}</p>").format(part) for part in body_parts]
    template = environment().get_template("page.html")
    return template.render(title=title, parts=parts, language=language, lead=lead, foot=list(foot))


def table(
    headers: Sequence[object], rows: Iterable[Sequence[object]], numeric: Iterable[int] = (), caption: str = ""
) -> Markup:
    """A table; on a phone each row becomes a short list, with the header before each value.

    numeric   the columns, from 0, that hold figures: right-aligned, digits of one width"""
    given = {"headers": headers, "rows": list(rows), "numeric": set(numeric), "caption": caption}
    return escape(environment().get_template("table.html").make_module(given))


def svg_figure(svg: str, title: str, desc: str, under: object = "") -> Markup:
    """A picture that states its message in words: `role="img"`, `<title>`, `<desc>`; `under` is the table below it.

    svg   one whole `<svg>` that we drew: it is put into the page as it is, less its own title, role and fixed size"""
    from signoff.report.drawn import named

    return Markup('<figure class="drawn">{}{}</figure>').format(named(svg, title, desc), under)


def time_of(at: datetime | None, words: "Words", near: bool = True) -> Markup:
    """A moment as people say it, with the exact time in `title` and `datetime`; near: with "(in 5 h)"."""
    if at is None:
        return escape(words("no_time"))
    said = words.time(at) if near else words.moment(at)
    return Markup('<time datetime="{}" title="{}">{}</time>').format(words.iso(at), words.exact(at), said)


def seen(text: str) -> Markup:
    """A foreign text on its own line of direction, with marks for what cannot be seen in it."""
    return Markup("<bdi>{}</bdi>").format(Markup().join(_seen(text)))


def ticked(text: str) -> Markup:
    """A sentence of the engine: what stands between `backticks` is a name, and is set as one."""
    parts = enumerate(map(seen, text.split("`")))
    return Markup().join(Markup("<code>{}</code>").format(part) if at % 2 else part for at, part in parts)


def _seen(text: str) -> Iterable[Markup]:
    for part, mark in pieces(text):
        yield unseen_mark(part) if mark else escape(part)


def unseen_mark(letter: str) -> Markup:
    """The visible mark of a character that cannot be seen."""
    from signoff.report.unseen import short_name

    return Markup('<span class="unseen" title="{}">{}</span>').format(long_name(letter), short_name(letter))


def link(address: str, words: object = "") -> Markup:
    """A link that opens a page or a mail; what has any other scheme is shown as text and opens nothing."""
    if not address.lower().startswith(OPENED):
        return seen(str(words or address))
    return Markup('<a href="{}" rel="noreferrer noopener">{}</a>').format(address, seen(str(words or address)))


def write(path: Path, html: str) -> None:
    """Writes a page: all of it or nothing."""
    from signoff.policy import write_file

    write_file(path, html.encode("utf-8"))
