"""Imports go only downwards, late ones counted; no two modules need each other; every room is in the list."""

import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

from support import ROOT, cases

LINT = Path(sys.executable).parent / "lint-imports"


def lint(folder):
    """What import-linter says with the contract that stands in pyproject.toml, of the `signoff` in `folder`."""
    command = [LINT, "--no-cache", "--no-logo", ROOT / "pyproject.toml"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env={"PYTHONPATH": folder})


def circle(package):
    """The modules of a circle of imports, late ones counted and those for types alone left out; [] when none."""
    graph = grimp.build_graph(package, exclude_type_checking_imports=True, cache_dir=None)
    try:
        TopologicalSorter({name: graph.find_modules_directly_imported_by(name) for name in graph.modules}).prepare()
    except CycleError as found:
        return found.args[1]
    return []


def build(folder, files):
    """Write a little `signoff` of these files, each room a package of its own."""
    for name, source in {"__init__.py": "", **files}.items():
        path = folder / "signoff" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        (path.parent / "__init__.py").touch()
        path.write_text(source, encoding="utf-8")
    return folder


def test_rooms_import_only_downwards():
    said = lint(ROOT / "toolkit")
    assert said.returncode == 0, said.stdout + said.stderr


def test_no_modules_go_round_in_a_circle():
    assert circle("signoff") == []


@pytest.mark.parametrize("case", cases("house", "rooms"), ids=lambda case: case["name"])
def test_the_contract_sees(case, tmp_path):
    said = lint(build(tmp_path, case["files"]))
    assert (said.returncode == 0) is case["kept"], said.stdout + said.stderr
    assert case.get("says", "") in said.stdout


def test_a_late_circle_is_seen(tmp_path, monkeypatch):
    build(tmp_path, {"a.py": "import rings.b", "b.py": "def late():\n    import rings.a\n"})
    (tmp_path / "signoff").rename(tmp_path / "rings")
    monkeypatch.syspath_prepend(tmp_path)
    assert set(circle("rings")) == {"rings.a", "rings.b"}
