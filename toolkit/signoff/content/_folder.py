"""Reads one folder of content/: every file of it, by the id that it names, each id once."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from signoff.content._walk import files_below
from signoff.errors import Place, Problem, SignoffError
from signoff.policy import MOST_BYTES, read_file

Read = Callable[[str, bytes], tuple[Any, list[Problem]]]
MARKDOWN = (".md",)
YAML = (".yml", ".yaml")


def read_folder(
    root: Path, folder: str, endings: tuple[str, ...], read: Read, problems: list[Problem]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the files of `content/folder` hold, by id: the sound ones, and those understood that have errors."""
    said: list[Problem] = []
    found: list[Any] = []
    for name, path in files_below(root / "content" / folder, root, said):
        one, more = load(name, path, read) if path.suffix in endings else (None, [_not_read(name, endings)])
        said.extend(more)
        found.extend([one] if one is not None else [])
    said.extend(_ids_twice(found))
    problems.extend(said)
    wrong = {problem.place.file for problem in said if problem.place and problem.severity == "error"}
    sound = {one.id: one for one in found if _id_place(one).file not in wrong}
    return sound, {one.id: one for one in found if _id_place(one).file in wrong}


def load(name: str, path: Path, read: Read) -> tuple[Any, list[Problem]]:
    """What `read` makes of a file; or None, and why it cannot be opened."""
    try:
        return read(name, read_file(path, MOST_BYTES, name=name))
    except SignoffError as error:
        return None, list(error.problems)


def _not_read(name: str, endings: tuple[str, ...]) -> Problem:
    said = f"it is not read: what is in this folder ends in `{endings[0]}`"
    return Problem(said, Place(name), severity="warning")


def _ids_twice(found: list[Any]) -> Iterator[Problem]:
    """A problem at both places for an id that two files have, also in another letter case."""
    first: dict[str, Any] = {}
    for one in found:
        earlier = first.setdefault(one.id.casefold(), one)
        if earlier is not one:
            place, there = _id_place(one), _id_place(earlier)
            yield Problem(f"`{one.id}` is the id of two files; the other is {there}", place)
            yield Problem(f"`{earlier.id}` is the id of two files; the other is {place}", there)


def _id_place(one: Any) -> Place:
    model = getattr(one, "front", None) or getattr(one, "head", None) or one
    place: Place = model.place_of("id")
    return place
