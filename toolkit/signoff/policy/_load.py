"""Reads every policy file of a workspace: all errors of all files at once, each at its place."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from signoff.errors import Problem, SignoffError
from signoff.policy._documents import Open, document
from signoff.policy._files import read_file
from signoff.policy._node import MOST_BYTES, Unreadable, decode
from signoff.policy._policy import Policy

ENDINGS = (".yml", ".yaml")


def load(root: Path, *, networks: Collection[str] = (), **opened: Mapping[str, Any]) -> Policy:
    """The policy of a workspace, from all files below `root/policies`.

    opened: kinds of upper rooms, such as `checks=checks.KINDS, voice=voice.KINDS`
    Raises  SignoffError with every error of every file."""
    policy, problems = read(policy_files(root), networks=networks, **opened)
    if errors := [problem for problem in problems if problem.severity == "error"]:
        raise SignoffError(*errors)
    return policy


def read(
    files: Iterable[tuple[str, Path | bytes]], *, networks: Collection[str] = (), **opened: Mapping[str, Any]
) -> tuple[Policy, list[Problem]]:
    """The policy of these files, with everything that is wrong with it, warnings included.

    files   by name: where each is, or what it holds, as of a file that an editor has not saved yet"""
    problems: list[Problem] = []
    sources: dict[str, str] = {}
    documents = [found for name, path in files for found in _of_file(name, path, opened, problems, sources)]
    policy = Policy(documents, networks)
    problems.extend(policy.problems())
    return policy, with_excerpts(problems, sources)


def policy_files(root: Path) -> Iterator[tuple[str, Path]]:
    """Name and path of each policy file, in order; policy tests, which are `policies/tests/`, left out."""
    folder = root / "policies"
    for path in sorted(folder.rglob("*")):
        if path.suffix in ENDINGS and "tests" not in path.relative_to(folder).parts[:-1]:
            yield path.relative_to(root).as_posix(), path


def nodes(name: str, data: bytes, problems: list[Problem]) -> list[Any]:
    """The documents of one file as nodes; empty ones left out."""
    try:
        text = decode(data, name)
    except Unreadable as error:
        problems.append(error.problem)
        return []
    from signoff.policy._yaml import documents  # where nothing is read anew, nobody pays for the parser

    return [node for node in documents(text, name, problems) if node.value is not None]


def with_excerpts(problems: Iterable[Problem], sources: Mapping[str, str]) -> list[Problem]:
    """The problems, each with the line that it speaks of, where that may be shown."""
    lines: dict[str, list[str]] = {}
    return [_with_excerpt(problem, sources, lines) for problem in problems]


def _with_excerpt(problem: Problem, sources: Mapping[str, str], lines: dict[str, list[str]]) -> Problem:
    if problem.excerpt or not problem.place or problem.place.file not in sources:
        return problem
    file, number = problem.place.file, problem.place.line
    if file not in lines:
        lines[file] = sources[file].split("\n")
    line = lines[file][number - 1] if number <= len(lines[file]) else ""
    return problem._replace(excerpt=line.rstrip("\r"))


def _read(path: Path, name: str) -> bytes:
    root = path.parents[name.count("/")]  # the folder that the file's name is told from
    return read_file(path, MOST_BYTES, inside=root, name=name)


def _of_file(
    name: str, held: Path | bytes, opened: Open, problems: list[Problem], sources: dict[str, str]
) -> Iterator[Any]:
    try:
        data = held if isinstance(held, bytes) else _read(held, name)
    except SignoffError as error:
        problems.extend(error.problems)
        return
    sources[name] = data.decode("utf-8", "replace").removeprefix("\ufeff")
    for node in nodes(name, data, problems):
        complained = {problem.place for problem in problems}
        more: list[Problem] = []
        found = document(node, opened, more)
        # What could not be read is no second mistake for not fitting.
        problems.extend(problem for problem in more if problem.place not in complained)
        if found is not None:
            yield found
