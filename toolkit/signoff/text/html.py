"""HTML as a stream of tokens, tags and the text between them: no tree, no repair, nothing lost.

    list(tokens('<p class="x">A &amp; B</p>'))
    [Token("start", "p", {"class": "x"}), Token("text", "A & B", {}), Token("end", "p", {})]
Source: HTML Living Standard, 13.2.5, tokenization, as far as the output of a Markdown renderer needs it."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*+)>")
_ATTRIBUTE = re.compile(r"([^\s/>=\"'][^\s/>=]*)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>\"']+))?")
_COMMENT = re.compile(r"<!--(?:>|->|(.*?)(?:--!?>|\Z))|<[!?/]([^>]*)(?:>|\Z)", re.DOTALL)
_LINE_END = re.compile(r"\r\n?")
_RAW = {"iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "xmp"}
_RAW_UNESCAPED = {"title", "textarea"}
_NONE: dict[str, str] = {}


class Token(NamedTuple):
    """One token. kind: start, end, closed (`<br/>`), text or comment;  data: the tag's name, or the text, unescaped."""

    kind: str
    data: str
    attributes: dict[str, str] = _NONE


def tokens(html: str) -> Iterator[Token]:
    """The tokens of `html`, in order."""
    at, until = 0, len(html)
    while at < until:
        cut = html.find("<", at)
        while cut >= 0 and not _begins(html, cut):
            cut = html.find("<", cut + 1)
        if cut < 0:
            yield Token("text", _plain(html[at:]))
            return
        if cut > at:
            yield Token("text", _plain(html[at:cut]))
        token, at = _markup(html, cut)
        if token is None:
            return
        yield token
        if token.kind == "start" and (token.data in _RAW or token.data in _RAW_UNESCAPED):
            end = _end_of_raw(html, at, token.data)
            if end > at:
                raw = html[at:end]
                yield Token("text", _plain(raw) if token.data in _RAW_UNESCAPED else raw)
            at = end


def _begins(html: str, at: int) -> bool:
    after = html[at + 1 : at + 3]
    if not after:
        return False
    return (after[0].isascii() and after[0].isalpha()) or after[0] in "!?" or (after[0] == "/" and len(after) == 2)


def _markup(html: str, at: int) -> tuple[Token | None, int]:
    """The tag or comment that begins here, and where it ends; None for a tag that never ends."""
    tag = _TAG.match(html, at)
    if tag:
        name, rest = tag[2].lower(), tag[3]
        if tag[1]:
            return Token("end", name), tag.end()
        attributes = _attributes(rest) if rest else _NONE
        return Token("closed" if rest.endswith("/") else "start", name, attributes), tag.end()
    if html[at + 1].isalpha() or (html[at + 1] == "/" and html[at + 2].isalpha()):
        return None, len(html)
    comment = _COMMENT.match(html, at)
    if comment is None:  # cannot be: the second branch fits whatever `_begins` lets in
        return None, len(html)
    return Token("comment", comment[1] or comment[2] or ""), comment.end()


def _attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        value = match[2] or ""
        if value[:1] in ("'", '"'):
            value = value[1:-1]
        found.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
    return found


def _end_of_raw(html: str, at: int, name: str) -> int:
    end = re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.IGNORECASE).search(html, at)
    return end.start() if end and name != "plaintext" else len(html)


def _plain(text: str) -> str:
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    return unescape(text) if "&" in text else text
