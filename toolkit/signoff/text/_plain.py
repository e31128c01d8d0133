"""Markdown without markup, which is what most posts are: paragraphs and bare links, and so no need of a parser.

`plain_tokens(text)` is what `tokens(to_html(text))` is, but for line ends between paragraphs; None where there may
be markup. A test compares the two over thousands of real posts and over made ones."""

import re
from collections.abc import Iterator
from itertools import pairwise

from signoff.text._bare_links import escaped, link_at, starts
from signoff.text.html import Token

_SIGNS = re.compile(r"[\\`*<\[\]~|\x00-\x09\x0b-\x1f\x7f\u2028\u2029\x85]")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&#?\w{1,32};")
_LINE = re.compile(r" |#{1,6}(?:[ \n]|\Z)|>|[-+](?:[ \n]|\Z)|[-=]+(?:\n|\Z)|\d{1,9}[.)](?:[ \n]|\Z)|[+]{3}|-{3}|\$\$")
_BLANK = re.compile(r"\n{2,}")
_BEGIN, _END, _LINK_END = Token("start", "p"), Token("end", "p"), Token("end", "a")


def plain_tokens(text: str) -> list[Token] | None:
    """The tokens of a text's HTML, or None where the text may hold markup other than bare links."""
    stripped = text.strip("\n ")
    if _may_have_markup(stripped):
        return None
    if not stripped:
        return []
    cuts = [(0, 0), *(blank.span() for blank in _BLANK.finditer(stripped)), (len(stripped), 0)]
    found = []
    for (_, start), (end, _) in pairwise(cuts):
        found.append(_BEGIN)
        found += _inline(stripped[start:end])
        found.append(_END)
    return found


def _may_have_markup(text: str) -> bool:
    """Whether a text without blanks around it holds a sign, or a line a beginning, that may mean something."""
    if _SIGNS.search(text) or _LINE.match(text):
        return True
    if "_" in text and len(_UNDERSCORE.findall(text)) > 1:  # one alone opens nothing that another would close
        return True
    if "&" in text and _ENTITY.search(text):
        return True
    if "\n" not in text:
        return False
    return " \n" in text or any(_LINE.match(text, end) for end in _ends(text))


def _ends(text: str) -> Iterator[int]:
    at = text.find("\n")
    while at >= 0:
        yield at + 1
        at = text.find("\n", at + 1)


def _inline(text: str) -> list[Token]:
    places = starts(text)
    if not places:
        return [Token("text", text)]
    found, at = [], 0
    for start in places:
        link = link_at(text, start) if start >= at else None
        while link:
            end, protocol = link
            if start > at:
                found.append(Token("text", text[at:start]))
            label = text[start:end]
            found += [Token("start", "a", {"href": protocol + escaped(label)}), Token("text", label), _LINK_END]
            start = at = end
            # Right after a link another may begin, as after any inline element.
            link = link_at(text, at)
    return [*found, Token("text", text[at:])] if at < len(text) else found
