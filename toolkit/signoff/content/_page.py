"""A Markdown file with front matter: its head between two lines of three dashes, then texts, some under `## name`.

A line that begins with a backslash and `## ` is text, and loses that backslash: so a post may say `## linkedin`."""

import re
from collections.abc import Collection, Iterator

import msgspec

from signoff.content._ignores import escaped_ignores, without_ignores
from signoff.content._post import Text
from signoff.errors import Place, Problem, listed, nearest
from signoff.policy import Node, Unreadable, decode, documents

FENCE = "---"
MOST_PROBLEMS = 100  # more than a person would read of one file
HEADING = re.compile(r"## +(\S.*?)[ \t]*")
ESCAPED = re.compile(r"\\+## ")
OPEN = "It begins with a line `---`, then `id:`, `author:` and `channels:`, then a second line `---`."


class Page(msgspec.Struct, frozen=True):
    """One file, split. `first` is the line of the file on which `lines`, the part below the head, begins."""

    file: str
    source: str
    head: Node
    lines: list[str]
    first: int


class Headings(msgspec.Struct, frozen=True):
    """The names that begin a text of their own; `what` they are, in words."""

    what: str
    names: Collection[str]
    pattern: str = ""

    def __contains__(self, name: object) -> bool:
        return name in self.names or bool(self.pattern and re.fullmatch(self.pattern, str(name)))


class Section(msgspec.Struct, frozen=True):
    """A text and the heading above it; "" and no place for the first one."""

    name: str
    place: Place | None
    text: Text


def read_page(file: str, data: bytes, problems: list[Problem]) -> Page | None:
    """The head and the lines of a file, or None where the one cannot be told from the other.

    Line ends may be LF, CRLF or CR; the texts that come of it have LF."""
    try:
        source = decode(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n"), file)
    except Unreadable as error:
        problems.append(error.problem)
        return None
    lines = source.split("\n")
    end = next((number for number, line in enumerate(lines) if number and line.rstrip() == FENCE), 0)
    if said := _unfenced(source, lines, end):
        problems.append(Problem(said, Place(file), OPEN))
        return None
    head = _head("\n".join(lines[1:end]), file, problems)
    return Page(file, source, head, lines[end + 1 :], end + 2) if head else None


def _unfenced(source: str, lines: list[str], end: int) -> str:
    if not source.strip():
        return "the file is empty"
    if lines[0].rstrip() != FENCE:
        return "it has no front matter"
    return "" if end else "the front matter that begins here is never closed by a second line `---`"


def _head(text: str, file: str, problems: list[Problem]) -> Node | None:
    before = len(problems)
    found = [node for node in documents(text, file, problems, first_line=2) if node.value is not None]
    if not found and len(problems) == before:
        problems.append(Problem("the front matter is empty", Place(file, 2), OPEN))
    for extra in found[1:]:
        problems.append(Problem("front matter is one mapping; a second one begins here", extra.place))
    if found and not isinstance(found[0].value, dict):
        problems.append(Problem("front matter is a mapping of `key: value` lines", found[0].place, OPEN))
        return None
    return found[0] if found else None


def sections(page: Page, headings: Headings | None, problems: list[Problem]) -> list[Section]:
    """The texts of a page in order, each without the blank lines around it; a name that comes twice is a problem.

    headings: None where the page is one text, whatever stands in it"""
    if headings is None:
        return _refusing([Section("", None, _text(page.lines, page.first))], page.file, problems)
    found: dict[str, Section] = {}
    for name, place, first, lines in _parts(page, headings, problems):
        if name in found and len(problems) < MOST_PROBLEMS:
            earlier = found[name].place or Place(page.file, page.first)
            problems.append(
                Problem(f"`## {name}` stands here for the second time; first at line {earlier.line}", place)
            )
        found.setdefault(name, Section(name, place, _text(lines, first)))
    return _refusing(list(found.values()), page.file, problems)


def _refusing(found: list[Section], file: str, problems: list[Problem]) -> list[Section]:
    """The same sections, after saying which of their comments to signoff cannot stand."""
    problems.extend(said for part in found for one in part.text.ignores for said in one.problems(file))
    return found


def _parts(
    page: Page, headings: Headings, problems: list[Problem]
) -> Iterator[tuple[str, Place | None, int, list[str]]]:
    name, place, start = "", None, 0
    for number, line in enumerate(page.lines):
        heading = HEADING.fullmatch(line) if line.startswith("## ") else None
        if not heading:
            continue
        there = Place(page.file, page.first + number, heading.start(1) + 1, len(heading[1]))
        if heading[1] in headings:
            yield name, place, page.first + start, page.lines[start:number]
            name, place, start = heading[1], there, number + 1
        elif len(heading[1].split()) == 1 and len(problems) < MOST_PROBLEMS:
            problems.append(_unknown(heading[1], there, headings))
    yield name, place, page.first + start, page.lines[start:]


def _unknown(name: str, place: Place, headings: Headings) -> Problem:
    known = sorted(headings.names)
    there = f"There is {listed(f'`{each}`' for each in known)}. " if known else ""
    said = f"no {headings.what} `{name}`; {nearest(name, known)}".rstrip("; ")
    return Problem(said, place, f"{there}A heading that is meant as text is written `\\## {name}`.")


def _text(lines: list[str], first: int) -> Text:
    found, ignores = without_ignores(lines, first)
    full = [position for position, (_, line) in enumerate(found) if (line.text or "").strip(" \t")]
    if not full:
        return Text("", ((first, 1),), ignores)
    words, places = [], []
    for number, line in found[full[0] : full[-1] + 1]:
        written = line.text or ""
        escaped = bool(ESCAPED.match(written))
        words.append(written[escaped:])
        places.append((first + number, line.column + escaped))
    return Text("\n".join(words), tuple(places), ignores)


def written_text(words: str) -> str:
    """Words as they stand in a file: a backslash before each line that would be read as a heading or an escape, and
    before what would be read as a comment to signoff."""
    return re.sub(r"^(?=\\*## )", r"\\", escaped_ignores(words), flags=re.MULTILINE)
