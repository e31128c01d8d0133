"""What a page says: its title, its first heading, its words. Read in one pass, whatever it is made of."""

import re
from collections import Counter
from functools import cached_property
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

_LONGEST_TITLE = 200
_SILENT = frozenset(["script", "style", "noscript", "template", "svg", "textarea", "select"])
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_KNOWN_CHARSET = re.compile(r"(utf-?8|us-ascii|iso-?8859-\d+|latin-?\d|windows-125\d|cp125\d|koi8-\w|big5|gbk?\d*|"
                            r"euc-\w+|shift_jis|utf-?16(le|be)?)", re.IGNORECASE)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{2,}")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")


class Page(NamedTuple):
    """title, heading: on one line, nothing hidden in them;  text: what is read."""

    title: str
    heading: str
    text: str


class Words:
    """The words of a page that are not those of its own address, which a page that misses something repeats."""

    def __init__(self, page: Page, path: str) -> None:
        """path: of its address."""
        self.page = page
        self._path = path

    @cached_property
    def counted(self) -> Counter[str]:
        """Small letters; words with figures in them aside, since those change from second to second."""
        own = set(_WORD.findall(unquote(self._path).lower()))
        return Counter(word for word in _WORD.findall(self.page.text.lower()) if word not in own)

    def strange(self, other: "Words") -> int:
        """How many words stand in one of the two pages and not in the other."""
        return sum(((self.counted - other.counted) + (other.counted - self.counted)).values())


def page(body: bytes, content_type: str) -> Page:
    """What a page says."""
    title: list[str] = []
    heading: list[str] = []
    text: list[str] = []
    silent, inside = "", text
    for piece in f"p>{_decoded(body, content_type)}".split("<"):
        tag, _, rest = piece.partition(">")
        name = (tag[:20].split() or [""])[0].lower()
        if silent and name != f"/{silent}":
            continue
        silent = name if name in _SILENT else ""
        inside = {"title": title, "h1": heading, "/title": text, "/h1": text}.get(name, inside)
        if not silent:
            inside.append(rest)
    return Page(_plain("".join(title)), _plain("".join(heading)), unescape(" ".join([*heading, *text])))


def _plain(html: str) -> str:
    """On one line, with nothing in it that a terminal would obey."""
    return " ".join(_UNSEEN.sub(" ", unescape(html)).split())[:_LONGEST_TITLE]


def _decoded(body: bytes, content_type: str) -> str:
    said = _CHARSET.search(content_type) or _CHARSET.search(body[:2000].decode("latin-1"))
    charset = said[1] if said and _KNOWN_CHARSET.fullmatch(said[1]) else "utf-8"
    try:
        return body.decode(charset, "replace")
    except LookupError:
        return body.decode("utf-8", "replace")
