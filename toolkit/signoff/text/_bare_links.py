"""Bare links and addresses in Markdown: `https://cafe.example`, `www.cafe.example`, `anna@cafe.example`.

One begins at a line's start, after a space, one of `*_~(`, or where another inline element has just ended.
Source: GitHub Flavored Markdown 0.29, 6.9, as goldmark 1.7 reads it."""

import re
from typing import Any
from urllib.parse import quote_plus

_TELLTALE = re.compile(r"http:|https:|ftp:|www\.|@")
_START = re.compile(r"(?:\A|(?<=[\s*_~(]))(?:https?:|ftp:|www\.|[\w.!#$%&'*+/=?^`{|}~-]+@)", re.ASCII)
_HOST = r"[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+"
_REST = r"-a-zA-Z0-9@:%_+.~#!?&/=();,'\">^{}\[\]`"
_URL = re.compile(rf"(?:https?|ftp)://{_HOST}(?::\d+)?(?:[/#?][{_REST}$]*)?", re.ASCII)
_WWW = re.compile(rf"www\.{_HOST}(?:[/#?][{_REST}]*)?", re.ASCII)
_LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
_EMAIL = re.compile(rf"[a-zA-Z0-9][\w.!#$%&'*+/=?^`{{|}}~-]*@{_LABEL}(?:\.{_LABEL})*", re.ASCII)
_ENTITY = re.compile(r"&[A-Za-z0-9]+;\Z")
_NOT_LABEL = re.compile(r"\\.|(`+)(?:.*?[^`])\1(?!`)|[\[\]]", re.DOTALL)
_PART = re.compile(r"%[0-9A-Fa-f]{2}|[-A-Za-z0-9!#$&'()*+,./:;=?@_~]+|.", re.DOTALL)
_SAFE = re.compile(r"[-A-Za-z0-9!#$&'()*+,./:;=?@_~]+\Z")


def add(reader: Any) -> None:
    """Teaches a reader the links: as a rule before all others, and by stopping plain text where one may begin."""
    reader.inline.ruler.before("text", "bare_link", bare_link)
    reader.inline.ruler.at("text", text)


def text(state: Any, silent: bool) -> bool:
    """Plain text up to the next sign that may mean something, or the next place where a link may begin."""
    from markdown_it.rules_inline.text import text as plain

    start = state.pos
    if not plain(state, True):
        return False
    end = next((place for place in _candidates(state) if start < place < state.pos), state.pos)
    if not silent:
        state.pending += state.src[start:end]
    state.pos = end
    return True


def _candidates(state: Any) -> list[int]:
    """Where a link may begin in the text of this state, found once a text."""
    known = getattr(state, "_candidates", None)
    if known is None or known[0] is not state.src:
        known = state._candidates = (state.src, starts(state.src))
    return list(known[1])


def starts(source: str) -> list[int]:
    """Where a link may begin in a text, by what stands before."""
    return [match.start() for match in _START.finditer(source)] if _TELLTALE.search(source) else []


def bare_link(state: Any, silent: bool) -> bool:
    """The link that begins here, if one does."""
    places, start = _candidates(state), state.pos
    after_another = not state.pending and bool(state.tokens)
    if not places or state.linkLevel > 0 or not (after_another or start in places):
        return False
    found = link_at(state.src, start, state.posMax)
    if found is None or _in_label(state.src, start):
        return False
    end, protocol = found
    if not silent:
        _push(state, state.src[start:end], protocol)
    state.pos = end
    return True


def link_at(source: str, start: int, most: int | None = None) -> tuple[int, str] | None:
    """Where the link ends that begins at `start`, and what its address has before it; None for no link."""
    most = len(source) if most is None else most
    match, protocol = _URL.match(source, start, most), ""
    if not match:
        match, protocol = _WWW.match(source, start, most), "http://"
    if match:
        end = _shortened(source, start, match.end())
    else:
        match, protocol = _EMAIL.match(source, start, most), "mailto:"
        if not match or "." not in match[0].partition("@")[2][:-1]:
            return None
        end = match.end()
        if source[end : end + 1] in ("-", "_"):
            return None
    while end > start + 1 and source[end - 1] in "?!.,:*_~":
        end -= 1
    return end, protocol


def _shortened(source: str, start: int, end: int) -> int:
    last = source[end - 1]
    if last == ".":
        return end - 1
    if last == ")":
        unopened = source.count(")", start, end) - source.count("(", start, end)
        return end - max(unopened, 0)
    entity = _ENTITY.search(source, start, end) if last == ";" else None
    return entity.start() if entity else end


def _in_label(source: str, at: int) -> bool:
    """Whether a `[` before it was not closed yet: no link begins in what may become a link's text."""
    depth = 0
    if "[" not in source:
        return False
    for match in _NOT_LABEL.finditer(source, 0, at):
        if match[0] == "[":
            depth += 1
        elif match[0] == "]":
            depth = max(0, depth - 1)
    return depth > 0


def _push(state: Any, label: str, protocol: str) -> None:
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": protocol + escaped(label)}
    opening.markup, opening.info = "linkify", "auto"
    state.push("text", "", 0).content = label
    closing = state.push("link_close", "a", -1)
    closing.markup, closing.info = "linkify", "auto"


def escaped(url: str) -> str:
    """A URL as it stands in `href`: what has no place in one is written with per cent signs; `%20` stays."""
    if _SAFE.match(url):
        return url
    return "".join(part if len(part) > 1 or _SAFE.match(part) else quote_plus(part) for part in _PART.findall(url))
