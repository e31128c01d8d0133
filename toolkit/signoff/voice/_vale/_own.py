"""Styles in signoff's own way: made for posts, placed by offsets, links, mentions, hashtags and labels passed over."""

from collections.abc import Sequence
from pathlib import Path

from signoff.errors import Problem
from signoff.finding import Finding
from signoff.voice._reading import Reading
from signoff.voice._scan import scan
from signoff.voice._sieve import Sieve
from signoff.voice._vale._config import styles_only
from signoff.voice._vale._files import files, text_of
from signoff.voice._vale._front import front_matter
from signoff.voice._vale._styles import load

_READ = (".md", ".markdown", ".txt")


def own_findings(styles: Path, paths: Sequence[str]) -> tuple[list[Finding], int, list[Problem]]:
    """What the styles of a folder find in the texts of all files below `paths`; how many; what is wrong with the
    styles."""
    config = styles_only(styles)
    sieve = Sieve(list(load(config).values()))
    found: list[Finding] = []
    count = 0
    for path, named in files(paths):
        if named or path.endswith(_READ):
            count += 1
            found += in_text(path, text_of(path), sieve)
    return found, count, config.problems


def in_text(file: str, text: str, sieve: Sieve) -> list[Finding]:
    """What the sieve's rules find in a file's text; front matter is none."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front, _ = front_matter(text) if text.startswith(("---", "+++")) else ("", {})
    first = front.count("\n") + 1
    reading = Reading.in_file(text[len(front) :], file, first)
    passed = sieve.passed(reading.words) | sieve.passed(reading.read)
    return list(scan(reading, (sieve.rules[position] for position in sorted(passed))))
