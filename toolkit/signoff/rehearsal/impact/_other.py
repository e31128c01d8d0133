"""The other rules: those of a workspace, of a folder, of one file; read as `check` reads, every error at its place.

One file that brings its own `kind: workspace` is all there is, as in a policy test. Any other takes the place of the
file of its name in `policies/`, or stands beside the others: what somebody does who changes one line."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from signoff.errors import Problem, SignoffError, nearest
from signoff.networks import KINDS as NETWORKS
from signoff.policy import MOST_BYTES, Policy, document, nodes, policy_files, read, read_file, with_excerpts
from signoff.workspace import OPENED, Workspace

ENDINGS = (".yml", ".yaml")
TESTS = "tests"


def other_policy(path: Path, workspace: Workspace) -> Policy:
    """The rules at a path. Raises SignoffError with every error of every file, or where there are none."""
    if not path.exists():
        beside = [one.name for one in path.parent.iterdir()] if path.parent.is_dir() else []
        raise SignoffError(f"there is no file or folder `{path}`; {nearest(path.name, beside)}".rstrip("; "))
    if path.is_file() and not _is_whole(path):
        return laid_over(workspace, path.name, read_file(path, MOST_BYTES), shown=path.as_posix())
    files = [(_shown(path), path)] if path.is_file() else list(_files(path))
    if not files:
        why = "Name a workspace, its `policies/`, a copy of it, or one file."
        raise SignoffError(Problem(f"no policy in `{path}`: no .yml file is there", why=why))
    return _valid(*read(files, networks=NETWORKS, **OPENED))


def laid_over(workspace: Workspace, name: str, data: bytes, shown: str = "") -> Policy:
    """The rules of the workspace's files with one of them written anew. Raises SignoffError as `other_policy`.

    name   of the file, below `policies/`;  shown: what messages call it"""
    return _valid(*read_over(workspace, name, data, shown))


def read_over(workspace: Workspace, name: str, data: bytes, shown: str = "") -> tuple[Policy, list[Problem]]:
    """The same, with everything that is wrong with it, warnings included."""
    inside = f"policies/{name.removeprefix('policies/')}"
    shown = shown or inside
    others = [(file, path) for file, path in policy_files(workspace.root) if file != inside]
    around, problems = read(others, networks=NETWORKS, **OPENED)
    wrong: list[Problem] = []
    found = [document(node, OPENED, wrong) for node in nodes(shown, data, wrong)]
    policy = Policy([*around.documents, *(one for one in found if one is not None)], NETWORKS)
    beside = {(one.message, one.place) for one in around.problems()}  # said again of all of them, below
    unread = [one for one in problems if (one.message, one.place) not in beside]
    own = with_excerpts([*wrong, *policy.problems()], {shown: data.decode("utf-8", "replace")})
    return policy, [*unread, *own]


def _valid(policy: Policy, problems: Iterable[Problem]) -> Policy:
    if errors := [problem for problem in problems if problem.severity == "error"]:
        raise SignoffError(*errors)
    return policy


def _is_whole(path: Path) -> bool:
    """Whether a file says what holds everywhere, and so means to be all the rules."""
    found = nodes(path.as_posix(), read_file(path, MOST_BYTES), [])
    return any(isinstance(node.value, dict) and node.value.get("kind") == "workspace" for node in found)


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every policy file of a workspace or a folder; policy tests left out."""
    root = folder.resolve()
    found = policy_files(root) if (root / "policies").is_dir() else _loose(root)
    for _, path in found:
        yield _shown(path, root), path


def _loose(root: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(root.rglob("*")):
        if path.suffix in ENDINGS and path.is_file() and TESTS not in path.relative_to(root).parts[:-1]:
            yield path.name, path


def _shown(path: Path, root: Path | None = None) -> str:
    """What messages call a file: its way from here, else from the folder that its folder lies in."""
    path = path.resolve()
    if path.is_relative_to(Path.cwd()):
        return path.relative_to(Path.cwd()).as_posix()
    return path.relative_to((root or path).parent).as_posix()
