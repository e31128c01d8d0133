"""The files of a folder: no hidden ones, and no link to a folder followed, which may lead in a circle."""

import os
from collections.abc import Iterator
from pathlib import Path

from signoff.errors import Place, Problem
from signoff.policy import is_inside

OUTSIDE = "a link leads out of the workspace; copy the file in"


def files_below(folder: Path, root: Path, problems: list[Problem]) -> Iterator[tuple[str, Path]]:
    """Name (from `root`, with `/`) and path of each file below a folder, in order; links to files are among them."""
    left = _sorted(folder)
    while left:  # no recursion: folders may be nested deeper than Python's stack
        entry = left.pop()
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            left.extend(_sorted(path))
        elif said := _astray(path, entry, root):
            problems.append(said)
        else:
            yield named(path, root), path


def _astray(path: Path, entry: os.DirEntry[str], root: Path) -> Problem | None:
    """Why a link is not followed; None for what is no link, or a good one."""
    if not entry.is_symlink():
        return None
    if path.is_dir():
        return Problem("a link to a folder is not followed", Place(named(path, root)), severity="warning")
    return None if is_inside(path, root) else Problem(OUTSIDE, Place(named(path, root)))


def named(path: Path, root: Path) -> str:
    """A path as messages name it: from the workspace's root, with `/`; bytes that are no letters made visible."""
    return os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "backslashreplace")


def _sorted(folder: Path) -> list[os.DirEntry[str]]:
    """What a folder holds, the last name first; nothing where it is not there."""
    try:
        with os.scandir(folder) as entries:
            seen = [entry for entry in entries if not entry.name.startswith(".")]
            return sorted(seen, key=lambda entry: entry.name, reverse=True)
    except (FileNotFoundError, NotADirectoryError):
        return []
