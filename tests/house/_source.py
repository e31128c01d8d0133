"""The sources as syntax trees, and the figures of their style.

A function's length is from its `def` to its last line, its docstring left out; nesting is the depth of
if, for, while, with, try and match inside one function, where `elif` adds none."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from support import ROOT

PACKAGE = ROOT / "toolkit" / "signoff"
BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
SCOPES = (*FUNCTIONS, ast.ClassDef, ast.Lambda)


@dataclass(frozen=True)
class Definition:
    """A function or class: `place` is `room/file.py:LINE name`; `public` counts everything around it too."""

    place: str
    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    public: bool


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package, by its path inside it, such as `voice/_scan.py`."""
    return {path.relative_to(PACKAGE).as_posix(): parsed(path) for path in sorted(PACKAGE.rglob("*.py"))}


def parsed(path: Path) -> ast.Module:
    """The syntax tree of one file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def definitions(name: str, node: ast.AST, public: bool = True) -> Iterator[Definition]:
    """Every function and class below `node`, in order; what stands inside a function is not public."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (*FUNCTIONS, ast.ClassDef)):
            open_here = public and not child.name.startswith("_")
            yield Definition(f"{name}:{child.lineno} {child.name}", child, open_here)
            yield from definitions(name, child, open_here and isinstance(child, ast.ClassDef))
        else:
            yield from definitions(name, child, public)


def everything() -> Iterator[Definition]:
    """Every function and class of the package."""
    for name, tree in modules().items():
        yield from definitions(name, tree)


def length(node: ast.AST) -> int:
    """Lines of a function without its docstring."""
    first = node.body[0]
    text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    return node.end_lineno - node.lineno + 1 - text * (first.end_lineno - first.lineno + 1)


def nesting(node: ast.AST, level: int = 0) -> int:
    """The deepest block inside a function; functions inside it are measured on their own."""
    inner = [child for child in ast.iter_child_nodes(node) if not isinstance(child, SCOPES)]
    return max([level, *(nesting(child, level + deeper(node, child)) for child in inner)])


def deeper(node: ast.AST, child: ast.AST) -> bool:
    """Whether `child` opens a block, and is no `elif` of `node`."""
    elif_ = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
    return isinstance(child, BLOCKS) and not elif_


def imported(tree: ast.Module) -> Iterator[str]:
    """The names of the modules that a file imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))


def called(tree: ast.Module) -> Iterator[str]:
    """What a file calls, as `open` or `.read_text`, whatever it is called on."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield f".{node.func.attr}"


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git tracks here and that is still there."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return tuple(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())
