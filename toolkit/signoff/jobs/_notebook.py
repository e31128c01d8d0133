"""A notebook as it is written: read once, with its `parameters` cell; nothing in it runs here."""

import ast
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from signoff.errors import Place, Problem, SignoffError
from signoff.policy import read_file

MOST_BYTES = 50_000_000
PARAMETERS, INJECTED = "parameters", "injected-parameters"


class Notebook(msgspec.Struct, frozen=True):
    """path: as the policy writes it;  plain: the notebook's JSON;  digest: SHA-256 of its bytes, in hexadecimal."""

    path: str
    plain: dict[str, Any]
    digest: str

    @property
    def cells(self) -> list[dict[str, Any]]:
        """Its cells of all kinds, in order."""
        return list(self.plain["cells"])

    @property
    def sources(self) -> list[str]:
        """The texts of its cells of code."""
        return [source_of(cell) for cell in self.cells if cell.get("cell_type") == "code"]

    @property
    def parameters_at(self) -> int | None:
        """The position, from 0, of the first cell tagged `parameters`; None without one."""
        return next((at for at, cell in enumerate(self.cells) if PARAMETERS in tags_of(cell)), None)

    @property
    def defaults(self) -> dict[str, Any]:
        """What its `parameters` cell says, by name; nothing without such a cell. Raises SignoffError."""
        at = self.parameters_at
        return {} if at is None else dict(_assignments(self.path, at, source_of(self.cells[at])))


def read_notebook(root: Path, path: str) -> Notebook:
    """The notebook at a path below the workspace's root.

    Raises SignoffError for what is not there, lies outside, or is no notebook of version 4."""
    place = Place(path)
    if not (root / path).is_file():
        raise SignoffError(Problem("there is no such notebook", place))
    data = read_file(root / path, MOST_BYTES, root, path)
    try:
        plain = msgspec.json.decode(data, type=dict[str, Any])
    except msgspec.DecodeError as error:
        raise SignoffError(Problem(f"this is no notebook: {error}", place)) from None
    if plain.get("nbformat") != 4 or not isinstance(plain.get("cells"), list):
        raise SignoffError(Problem("this is no notebook of version 4", place, "JupyterLab saves it as one."))
    if wrong := next((number for number, cell in enumerate(plain["cells"], 1) if not _is_cell(cell)), None):
        raise SignoffError(Problem(f"this is no notebook: its cell {wrong} is no cell", place))
    return Notebook(path, plain, sha256(data).hexdigest())


def _is_cell(cell: Any) -> bool:
    """Whether we can read it; nbformat says the rest, once it is run."""
    if not (isinstance(cell, dict) and isinstance(cell.get("metadata", {}), dict)):
        return False
    source, tags = cell.get("source", ""), cell.get("metadata", {}).get("tags", [])
    texts = [source] if isinstance(source, str) else source
    return all(isinstance(many, list) and all(isinstance(one, str) for one in many) for many in (texts, tags))


def source_of(cell: dict[str, Any]) -> str:
    """The text of a cell; notebooks keep it whole or as lines."""
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)


def tags_of(cell: dict[str, Any]) -> list[str]:
    """The tags of a cell."""
    return list(cell.get("metadata", {}).get("tags", []))


def _assignments(path: str, at: int, source: str) -> Iterator[tuple[str, Any]]:
    where = f"{path}, cell {at + 1}"
    try:
        statements = ast.parse(source).body
    except SyntaxError as error:
        raise SignoffError(f"{where}: its `parameters` cell cannot be read: {error.msg}, line {error.lineno}") from None
    for statement in statements:
        if not _is_words(statement):
            yield _assignment(where, statement)


def _is_words(statement: ast.stmt) -> bool:
    """Whether it is only a text, which explains."""
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _assignment(where: str, statement: ast.stmt) -> tuple[str, Any]:
    try:
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name) and statement.value:
            return statement.target.id, ast.literal_eval(statement.value)
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            (target,) = statement.targets
            if isinstance(target, ast.Name):
                return target.id, ast.literal_eval(statement.value)
    except ValueError:
        pass
    raise SignoffError(
        f'{where}, line {statement.lineno}: a `parameters` cell holds only lines such as `week = "2026-W49"`'
    )
