"""From HTML to blocks, as Vale walks through it: which text belongs together, which is hidden, and where it may stand.

The source is masked as the walk goes on, so that what comes later is not found where the same words stood before.
Source: Vale 3.15, by behaviour; docs/vale.md tells what its users see of it."""

import re
from collections.abc import Callable, Iterable
from html import unescape

from signoff.text.html import Token
from signoff.voice._vale._config import Config
from signoff.voice._vale._file import Block, File

_SKIPPED = ("script", "style", "pre", "figure", "noscript", "iframe")
_HIDDEN = ("tt", "code", "kbd")
_HIDDEN_CLASSES = ("problematic", "pre", "code")
_INLINE = frozenset(
    ["b", "big", "i", "small", "abbr", "acronym", "cite", "dfn", "em", "kbd", "strong", "a", "br", "img", "span",
    "sub", "sup", "code", "tt", "del"] )  # fmt: skip
_SCOPES = {
    "th": "text.table.header", "td": "text.table.cell", "caption": "text.table.caption", "li": "text.list",
    "blockquote": "text.blockquote", "figcaption": "text.figure.caption",
}  # fmt: skip
_HEADING = re.compile(r"h\d\Z")
_WITH_PLACES = frozenset(["img", "a", "p", "script", "h1", "h2", "h3", "h4", "h5", "h6", "span"])
_TIGHT = "([{—–"
_STARTERS = ".?!,:;)]}—–"
_MASK = bytes(byte if byte == 0x0A or byte >= 0x80 else 0x40 for byte in range(256))

Judge = Callable[[Block], None]


class Walk:
    """One walk through one file's HTML. Each block is handed to `judge` as soon as it is complete."""

    def __init__(self, file: File, config: Config, source: str, judge: Judge, prose: Judge) -> None:
        """source: the text that places are searched in;  prose: for a block that may be cut into sentences."""
        self._file, self._judge, self._prose = file, judge, prose
        self._source = bytearray(source.encode("utf-8", "surrogateescape"))
        self._skipped = frozenset(config.skipped_scopes or _SKIPPED)
        self._hidden = frozenset(config.ignored_scopes or _HIDDEN)
        self._classes = frozenset([*_HIDDEN_CLASSES, *config.ignored_classes])
        self._alt = "alt" not in config.skipped_scopes
        self._queue: list[str] = []
        self._tags: list[str] = []
        self._active, self._line = "", 0
        self._class, self._begun, self._ended = "", 0, 0
        self._text: list[str] = []
        self._in_block = self._is_inline = self._is_hidden = False
        self._href = self._outer_class = ""

    def through(self, tokens: Iterable[Token]) -> None:
        """Walks through the tokens of all of it."""
        for token in tokens:
            self._one(token)
        self._file.end_comments()

    def _one(self, token: Token) -> None:
        kind, said = token.kind, token.data.strip()
        said = unescape(said) if "&" in said else said
        self._count(said, kind)
        closed = self._class != "" and self._begun == self._ended and self._begun > 0
        block_skip = self._is_skipped(token) and said not in _INLINE
        if kind == "start" and (said in self._skipped or block_skip):
            self._begin_hidden(said, block_skip)
        elif self._in_block and (said in self._skipped or closed):
            self._in_block = False
            if closed:
                self._class, self._begun, self._ended = "", 0, 0
        elif kind == "start":
            self._start(said)
        elif kind == "end" and said in _INLINE:
            self._active = ""
        elif kind == "comment":
            self._file.comment(said)
            self._mask(said)
        elif kind == "text":
            self._words(said)
        if kind == "end" and said not in _INLINE:
            self._flush()
        self._href = token.attributes.get("href", "")
        self._outer_class = token.attributes.get("class", "")
        if token.attributes:
            self._attributes(token)

    def _count(self, said: str, kind: str) -> None:
        if self._class and said == self._class:
            self._begun += kind == "start"
            self._ended += kind != "start"

    def _is_skipped(self, token: Token) -> bool:
        classes = token.attributes.get("class")
        return classes is not None and not self._classes.isdisjoint(classes.split(" "))

    def _begin_hidden(self, tag: str, by_class: bool) -> None:
        if by_class:
            self._class, self._begun, self._ended = tag, 1, 0
        self._in_block = True
        self._is_inline = tag in _INLINE
        self._file.memory.counted[tag] = self._file.memory.counted.get(tag, 0) + 1

    def _start(self, tag: str) -> None:
        if tag in ("em", "b") and (self._tags[-1] if self._tags else self._active) == "code":
            tag = "code"
        self._is_inline = tag in _INLINE
        self._is_hidden = tag in self._hidden
        self._tags.append(tag)
        self._active = tag

    def _words(self, said: str) -> None:
        if not said:
            return
        line = self._line_of(said)
        self._line = line if line > -1 else self._line
        self._queue.append(said)
        if self._in_block or self._file.comments.get("off"):
            return
        hides = self._is_hidden or not self._classes.isdisjoint(self._outer_class.split(" "))
        if self._is_nested() and not self._is_inline:
            said = " " + said
        said = self._clean(said, hides)
        if said.startswith(" ") and self._text and self._text[-1][-1:] and self._text[-1][-1] in _TIGHT:
            said = said[1:]
        self._text.append(said)
        self._is_hidden = False

    def _clean(self, said: str, hides: bool) -> str:
        starts = said[0] in _STARTERS and not hides
        if hides or self._href == said:
            said = "\n".join("*" * len(line) for line in said.split("\n"))
        return " " + said if self._is_inline and not starts else said

    def _is_nested(self) -> bool:
        tags = self._tags
        return len(tags) > 3 and tags[-1] == "li" and tags[-2] in ("ol", "ul") and tags[-3] == "li"

    def _flush(self) -> None:
        text = "".join(self._text)
        if text.strip():
            self._block(text)
        for said in self._queue:
            self._mask(said)
        self._queue, self._tags, self._text = [], [], []

    def _block(self, text: str) -> None:
        file = self._file
        for tag in self._tags:
            scope = _SCOPES.get(tag, "")
            if not scope and not _HEADING.match(tag):
                continue
            if scope in ("text.blockquote", "text.list"):
                file.summary.append(text)
            scope = scope or f"text.heading.{tag}"
            counted = scope.removeprefix("text.")
            file.memory.counted[counted] = file.memory.counted.get(counted, 0) + 1
            self._judge(self._made(text.lstrip(" "), scope + file.extension))
            return
        file.summary.append(text)
        self._prose(self._made(text, f"text{file.extension}"))

    def _made(self, text: str, scope: str) -> Block:
        line = self._line_of(text)
        line = self._line if line < 0 else line
        # Not a copy: the block is judged before anything more is masked.
        return Block(text, scope, self._source, line, False, self._file.memory)

    def _line_of(self, text: str) -> int:
        """The line on which a text stands, where that is further than the walk has come; else -1."""
        place = 0
        for line in text.split("\n"):
            place = self._source.find(line.encode("utf-8", "surrogateescape"))
            if place < 0:
                for word in line.split():
                    place = self._source.find(word.encode("utf-8", "surrogateescape"))
        if place >= 0:
            number = self._source.count(b"\n", 0, place)
            if number > self._line:
                return number
        return -1

    def _mask(self, said: str) -> None:
        if not said:
            return
        for line in said.split("\n"):
            if not self._hide(line):
                for word in line.split():
                    self._hide(word)

    def _hide(self, part: str) -> bool:
        written = part.encode("utf-8", "surrogateescape")
        at = self._source.find(written)
        if at >= 0:
            self._source[at : at + len(written)] = written.translate(_MASK)
        return at >= 0

    def _attributes(self, token: Token) -> None:
        given = token.attributes
        if token.data == "img" and "alt" in given and self._alt:
            self._judge(self._made(given["alt"], "text.attr.alt"))
        if token.data in _WITH_PLACES:
            names = ("href", "id", "src", "alt", *(["class"] if self._file.extension == ".html" else []))
            for name, value in given.items():
                if name in names:
                    self._mask(_unquoted(value) if name == "href" else value)


def _unquoted(url: str) -> str:
    from urllib.parse import unquote_to_bytes

    if "%" not in url and "+" not in url:
        return url
    if re.search(r"%(?![0-9A-Fa-f]{2})", url):
        return ""  # what is no URL is nothing to Vale either
    return unquote_to_bytes(url.replace("+", " ")).decode("utf-8", "surrogateescape")
