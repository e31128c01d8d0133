"""Comments in a text that let a finding be, for a reason; they are not part of the words, and so never published.

    <!-- signoff: ignore voice.tone because it is the song's title -->      above a paragraph: that paragraph
    What an insane song. <!-- signoff: ignore voice.tone because … -->       behind a line: that line

Several rules are separated by commas, and a glob is several. A backslash before the comment makes it plain text."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from signoff.errors import Place, Problem

_OPEN, _CLOSE, _OURS = "<!--", "-->", "signoff:"
_SAID = re.compile(r"ignore\s+(?P<rules>[^\s,]+(?:\s*,\s*[^\s,]+)*)(?:\s+because\b\s*(?P<reason>.*))?", re.DOTALL)
_HOW = "Write `<!-- signoff: ignore RULE because REASON -->` above a paragraph, or behind a line."


class Ignore(msgspec.Struct, frozen=True):
    """One comment. line, column, width: where it stands;  first, last: the lines of the file that it is about."""

    rules: tuple[str, ...]
    reason: str
    line: int
    column: int
    width: int
    first: int
    last: int

    def place(self, file: str) -> Place:
        """Where it stands in its file."""
        return Place(file, self.line, self.column, self.width)

    def problems(self, file: str) -> Iterator[Problem]:
        """Why it is refused: nobody could say later why it was written."""
        if not self.rules:
            yield Problem("this comment asks signoff for something else than to ignore a rule", self.place(file), _HOW)
        elif not self.reason:
            yield Problem("no reason is given for ignoring a rule", self.place(file), _HOW)


class Line(NamedTuple):
    """A line without its comment. text: None where it was nothing else;  column: of its first character."""

    text: str | None
    column: int = 1
    said: str | None = None
    at: int = 0


def without_ignores(lines: Sequence[str], first: int) -> tuple[list[tuple[int, Line]], tuple[Ignore, ...]]:
    """The lines that are words, each with its number in `lines`, and the comments.

    first   the line of the file on which `lines` begin"""
    if not any(_OURS in line for line in lines):
        return [(number, Line(line)) for number, line in enumerate(lines)], ()
    read = [split(line) for line in lines]
    ignores = tuple(_ignore(lines, read, number, first) for number, line in enumerate(read) if line.said is not None)
    return [(number, line) for number, line in enumerate(read) if not _goes(read, number)], ignores


def split(line: str) -> Line:
    """A line, and the comment at its end."""
    at = _begins(line)
    if at is None:
        return Line(line)
    if line[at - 1 : at] == "\\":
        return Line(line[: at - 1] + line[at:], 2 if at == 1 else 1)
    said = line.rstrip()[at + len(_OPEN) : -len(_CLOSE)].strip()
    return Line(line[:at].rstrip() or None, 1, said.removeprefix(_OURS).strip(), at)


def escaped_ignores(words: str) -> str:
    """Words as they stand in a file: a backslash before what would be read as a comment to signoff."""
    return "\n".join(map(_escaped, words.split("\n"))) if _OURS in words else words


def _escaped(line: str) -> str:
    at = _begins(line)
    return line if at is None else f"{line[:at]}\\{line[at:]}"


def _begins(line: str) -> int | None:
    """Where the comment to signoff begins that a line ends with."""
    end = line.rstrip()
    at = end.rfind(_OPEN)
    ours = at >= 0 and end.endswith(_CLOSE) and end[at + len(_OPEN) : -len(_CLOSE)].strip().startswith(_OURS)
    return at if ours else None


def _ignore(lines: Sequence[str], read: Sequence[Line], number: int, first: int) -> Ignore:
    line = read[number]
    match = _SAID.fullmatch(line.said or "")
    rules = tuple(re.split(r"\s*,\s*", match["rules"])) if match else ()
    reason = (match["reason"] or "").strip() if match else ""
    start, end = (number, number) if line.text is not None else _below(read, number)
    width = len(lines[number].rstrip()) - line.at
    return Ignore(rules, reason, first + number, line.at + 1, width, first + start, first + end)


def _below(read: Sequence[Line], number: int) -> tuple[int, int]:
    """The paragraph below a comment: from its first line to the last before a blank one."""
    below = range(number + 1, len(read))
    start = next((n for n in below if (read[n].text or "").strip()), number)
    end = next((n for n in below if n > start and _is_blank(read[n])), len(read))
    return start, end - 1


def _is_blank(line: Line) -> bool:
    return line.text is not None and not line.text.strip()


def _goes(read: Sequence[Line], number: int) -> bool:
    """Whether a line is a comment alone, or the blank line below one that has a blank line above it too."""
    if read[number].text is None:
        return True
    if not _is_blank(read[number]) or not number or read[number - 1].text is not None:
        return False
    above = next((line for line in read[number - 1 :: -1] if line.text is not None), None)
    return above is None or _is_blank(above)
