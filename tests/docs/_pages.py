"""The pages that people read, taken apart: their blocks of code in order, their links, the anchors of headings."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt

from support import ROOT

PAGES = [ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")]
PAGES += sorted((ROOT / "docs").rglob("*.md"))
HOW_TO = [path for path in PAGES if "reference" not in path.parts and "decisions" not in path.parts]


class Block(NamedTuple):
    """One fenced block. `name` is what stands after its language: the file that it is."""

    language: str
    name: str
    text: str
    line: int


@cache
def tokens(path: Path) -> list:
    """A page as markdown-it reads it, tables included."""
    return MarkdownIt("commonmark").enable("table").parse(path.read_text(encoding="utf-8"))


def blocks(path: Path) -> list[Block]:
    """Every fenced block of a page, in order."""
    fences = [(token.info.strip().partition(" "), token) for token in tokens(path) if token.type == "fence"]
    return [Block(language, name, token.content, token.map[0] + 1) for (language, _, name), token in fences]


def links(path: Path) -> list[str]:
    """Where the page's links and pictures lead, as written."""
    inside = [child for token in tokens(path) for child in token.children or ()]
    return [one.attrGet("href" if one.type == "link_open" else "src") for one in inside if is_link(one)]


def is_link(token) -> bool:
    """Whether it leads somewhere."""
    return token.type in ("link_open", "image")


def anchors(path: Path) -> set[str]:
    """Where links into a page may lead: its headings, as code hosts name them, and what names itself."""
    found: dict[str, int] = {}
    for token, inner in zip(tokens(path), tokens(path)[1:], strict=False):
        if token.type == "heading_open":
            words = "".join(child.content for child in inner.children)
            name = re.sub(r"[^\w -]", "", words.lower()).replace(" ", "-")
            found[name] = found.get(name, -1) + 1
    twice = {f"{name}-{more}" for name, most in found.items() for more in range(1, most + 1)}
    named = re.findall(r'<a id="([^"]+)"', path.read_text(encoding="utf-8"))
    return {*found, *twice, *named}


def commands(block: Block) -> list[str]:
    """The commands of a block for the shell, those over several lines as one."""
    lines = block.text.replace("\\\n", " ").splitlines()
    return [line.split(" #")[0].strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
