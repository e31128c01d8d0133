"""Markdown to HTML in the dialect that Vale reads: CommonMark with GitHub's tables, strikethrough, task lists and bare
links, footnotes as in PHP Markdown Extra, and `$$` blocks of mathematics, which are hidden as `<pre>`.

    to_html("See https://cafe.example.")        '<p>See <a href="https://cafe.example">https://cafe.example</a>.</p>'
Source: CommonMark 0.31; GitHub Flavored Markdown 0.29; goldmark 1.7, its extensions GFM and Footnote, by behaviour."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from signoff.text._plain import plain_tokens
from signoff.text.html import Token, tokens


def to_html(text: str) -> str:
    """The HTML of a Markdown text."""
    return str(_reader().render(text))


def html_tokens(text: str) -> Iterable[Token]:
    """The HTML of a Markdown text as tokens; a text without markup is never parsed."""
    plain = plain_tokens(text)
    return tokens(to_html(text)) if plain is None else plain


@cache
def _reader() -> Any:
    from markdown_it import MarkdownIt  # here, so that a verb without Markdown does not pay for it

    from signoff.text import _bare_links, _footnotes, _mathematics, _tasks

    options = {"xhtmlOut": False, "html": True, "linkify": False}
    reader = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    for dialect in (_mathematics, _footnotes, _tasks, _bare_links):
        dialect.add(reader)
    return reader
