"""Policy tests as they stand in files: each with the policy that it is about."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from signoff.errors import Problem, SignoffError
from signoff.policy import Policy, document, nodes, read_file, with_excerpts

MOST_BYTES = 1_000_000
ENDINGS = (".yml", ".yaml")


class Case(msgspec.Struct):
    """One policy test, ready to run. `problems`: why its policies are not valid; empty when they are."""

    name: str
    file: str
    test: Any
    policy: Policy
    problems: list[Problem] = []


def cases_of(
    paths: Iterable[Path], around: Policy | None, networks: Iterable[str], opened: Mapping[str, Any]
) -> Iterator[Case]:
    """Every test of these files and folders, in the order of files and documents.

    around: the workspace's policy, whose documents a test's own replace kind by kind; with `workspace`, all of them
    Raises SignoffError where a file cannot be read, or holds a document that is no test."""
    for path in files_of(paths):
        yield from _cases_in(path, around, tuple(networks), opened)


def files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """The YAML files among the paths and below the folders, in order."""
    for path in paths:
        if path.is_dir():
            yield from (found for found in sorted(path.rglob("*")) if found.suffix in ENDINGS)
        elif path.exists():
            yield path
        else:
            raise SignoffError(f"{path}: there is no such file or folder")


def _cases_in(
    path: Path, around: Policy | None, networks: tuple[str, ...], opened: Mapping[str, Any]
) -> Iterator[Case]:
    problems: list[Problem] = []
    data = read_file(path, MOST_BYTES)
    found = [(node, document(node, opened, problems)) for node in nodes(path.as_posix(), data, problems)]
    tests = [(node, test) for node, test in found if test is not None and test.kind == "test"]
    problems += [
        Problem("no `kind: test`", test.place) for _, test in found if test is not None and test.kind != "test"
    ]
    if problems:
        raise SignoffError(*with_excerpts(problems, {path.as_posix(): data.decode("utf-8", "replace")}))
    for node, test in tests:
        policy, wrong = _policy_of(node, around, networks, opened)
        yield Case(test.name, path.as_posix(), test, policy, wrong)


def _policy_of(
    node: Any, around: Policy | None, networks: tuple[str, ...], opened: Mapping[str, Any]
) -> tuple[Policy, list[Problem]]:
    """The policy of one test, and what its own documents get wrong."""
    problems: list[Problem] = []
    written = node.parts["policies"].parts.values() if "policies" in node.parts else ()
    own = [found for part in written if (found := document(part, opened, problems)) is not None]
    policy = Policy([*_kept(around, {document.kind for document in own}), *own], networks)
    problems.extend(problem for problem in policy.problems() if _is_of(problem, node))
    return policy, [problem for problem in problems if problem.severity == "error"]


def under_test(cases: Iterable[Case], around: Policy | None) -> Policy | None:
    """The policy around the tests where one of them goes by it; None where each goes by its own alone."""
    if around is None:
        return None
    inside = {id(one) for one in around.documents}
    return around if any(id(one) in inside for case in cases for one in case.policy.documents) else None


def _kept(around: Policy | None, replaced: set[str]) -> list[Any]:
    """What of the policy around holds in a test. One that brings its own workspace means the same everywhere."""
    if around is None or "workspace" in replaced:
        return []
    return [document for document in around.documents if document.kind not in replaced]


def _is_of(problem: Problem, node: Any) -> bool:
    """Whether the test itself is wrong: what it replaced may be missing for a document that it never thought of."""
    return problem.place is None or problem.place.file == node.place.file
