"""One file while it is looked at: its source, what comments switched off, which alerts were given already."""

import json
import re
from functools import cached_property
from typing import Any, NamedTuple

from signoff.formats.vale import Action, Alert
from signoff.voice._memory import Memory
from signoff.voice._pattern import Pattern
from signoff.voice._reading import Spans
from signoff.voice._rule import Found, Rule, Said
from signoff.voice._vale import _place

_MATCHES = re.compile(r"vale (.+\..+)(\[.+\]) = (YES|NO)\Z")
_RULE = re.compile(r"vale (.+\..+|[^.]+) = (YES|NO|on|off)\Z")
_STYLES = re.compile(r"vale styles? = (.*)\Z")


class Block(NamedTuple):
    """A piece of a file: its text without markup, its scope, and the source that it is searched in.

    line    the line that it is said to begin on, from 0;  wide: search the whole source and not this line alone"""

    text: str
    scope: str
    source: bytes | bytearray
    line: int
    wide: bool
    memory: Memory

    def letters(self, start: int, end: int) -> str:
        """What stands at `text[start:end]`."""
        return self.text[start:end]

    def spans(self, around: Pattern) -> Spans:
        """The places where a pattern of several words stands."""
        return Spans(match.span() for match in around.find(self.text))


class File:
    """A file. `source` is what is left of its text while it is walked through: what was passed is masked."""

    def __init__(self, path: str, text: str, extension: str, styles: tuple[str, ...]) -> None:
        """extension: with its dot, as in the path."""
        self.path, self.extension, self.styles = path, extension, styles
        self.text = text
        self.memory = Memory()
        self.summary: list[str] = []
        self.alerts: list[Alert] = []
        self.comments: dict[str, bool] = {}
        self._given: set[tuple[int, int, str]] = set()
        self._limits: dict[str, int] = {}
        self.markup = False

    @cached_property
    def lines(self) -> list[_place.Source]:
        """The lines of the file, with their ends."""
        return _place.kept(self.text.encode("utf-8", "surrogateescape"))

    def add(self, rule: Rule, block: Block, founds: list[Found]) -> None:
        """Alerts for what a rule found in a block, each where Vale would place it."""
        source, last = block.source, len(founds) - 1
        for number, found in enumerate(founds):
            match = block.text[found.start : found.end] if found.match is None else found.match
            if self.comments and self.is_off(f"{rule.name}[{match}]"):
                continue
            line, span = self._placed(block, source, found, match)
            if span[0] <= 0:
                continue
            if number < last:
                source = _place.masked(source, match.encode("utf-8", "surrogateescape"), b"#")
            self._give(rule, block, found, line, span)

    def _give(self, rule: Rule, block: Block, found: Found, line: int, span: tuple[int, int]) -> None:
        key = (line, span[0], rule.name)
        if key in self._given:
            return
        if rule.limit:
            if self._limits.get(rule.name, 0) >= rule.limit:
                return
            self._limits[rule.name] = self._limits.get(rule.name, 0) + 1
        self._given.add(key)
        said = Said(rule, found, block.text[found.start : found.end])
        self.alerts.append(alert(rule, said, found, line, span))

    def _placed(self, block: Block, source: bytes | bytearray, found: Found, match: str) -> tuple[int, tuple[int, int]]:
        start, end = (1, 1) if found.bare else (found.start, found.end)
        written = match.encode("utf-8", "surrogateescape")
        if found.match is not None and not found.bare and start >= 0 and not block.text.isascii():
            # Spelling and sequences count in bytes; so do their places.
            start = len(block.text[:start].encode("utf-8", "surrogateescape"))
            end = start + len(written)
        if block.scope.startswith("raw") and match and block.source[start:end] == written:
            return _exact(block.source, start, end)
        if not found.before and (place := _place.only_place(source, block.text, written)) >= 0:
            return _exact(source, place, place + len(written))
        wanted = _place.Wanted(match, start, end, found.before)
        wanted = wanted._replace(before=_place.offsets_before(source, wanted))
        if not block.wide:
            line, span = _place.in_line(source, block.line, block.text, wanted)
            if span[0] >= 0:
                return line, span
        lines = self.lines if self.markup else _place.kept(source)
        return _place.in_source(source, block.text, wanted, lines, len(self.lines))

    def comment(self, said: str) -> None:
        """What a comment switches on or off."""
        if said in ("vale off", "vale on"):
            self.comments["off"] = said == "vale off"
        elif matches := _MATCHES.match(said):
            for part in _strings(matches[2]):
                self.comments[f"{matches[1]}[{part}]"] = matches[3] == "NO"
        elif rule := _RULE.match(said):
            self.comments[rule[1]] = rule[2] in ("NO", "off")
        elif styles := _STYLES.match(said):
            self.comments.update(dict.fromkeys(self.styles, True))
            self.comments.update(dict.fromkeys(styles[1].split(", "), False))

    def is_off(self, rule: str) -> bool:
        """Whether a comment switched a rule off, or its style, or everything."""
        if not self.comments:
            return False
        style = rule.partition(".")[0]
        return any(self.comments.get(name) for name in ("off", style, rule))

    def end_comments(self) -> None:
        """After the last block what was switched off is on again, but for `vale off`."""
        self.comments = {"off": True} if self.comments.get("off") else {}


def alert(rule: Rule, said: Said, found: Found, line: int, span: tuple[int, int]) -> Alert:
    """The alert for a finding."""
    action = Action()
    if rule.action is not None and not found.bare:
        params = rule.action.params
        fills = rule.action.name == "replace" and not params and found.options is not None
        action = Action(rule.action.name, found.options if fills else params)
    message = said.message.replace("\n", " ")
    return Alert(action, span, rule.name, said.description, rule.link, message, rule.level, said.match, line)


def _exact(source: bytes | bytearray, start: int, end: int) -> tuple[int, tuple[int, int]]:
    line_start = source.rfind(b"\n", 0, start) + 1
    column = _place.length(source[line_start:start]) + 1
    last = column + _place.length(source[start:end]) - 1
    return source.count(b"\n", 0, start) + 1, (column, last if last > 0 else 1)


def _strings(written: str) -> list[Any]:
    try:
        found = json.loads(written)
    except ValueError:
        return []
    return found if isinstance(found, list) and all(isinstance(each, str) for each in found) else []
