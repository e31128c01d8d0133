"""The notebooks: thin, without outputs, and run by papermill, by the command, and with other weeks."""

import ast
import json
import os
import subprocess
import sys

import pytest

from signoff.cli import main
from support import ROOT
from workspaces import NOW, starter

FOLDER = ROOT / "notebooks"
NAMES = ["brand_voice", "impact", "policy_lab", "publish", "review", "weekly"]
MOST_LINES = 8
MAY_IMPORT = {"altair", "polars", "signoff", "signoff.report"}
JOBS = {"brand_voice": "brand-voice", "policy_lab": "policy-lab"}
PARAMETERS = {"weekly": ["-p", "week", "2026-W49"]}


def notebook(name):
    return json.loads((FOLDER / f"{name}.ipynb").read_text("utf-8"))


def code(name):
    return [cell for cell in notebook(name)["cells"] if cell["cell_type"] == "code"]


def source(cell):
    return "".join(cell["source"])


def errors(plain):
    outputs = [output for cell in plain["cells"] for output in cell.get("outputs", [])]
    return [output["evalue"] for output in outputs if output["output_type"] == "error"]


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return starter(tmp_path_factory.mktemp("starter"))


def test_they_are_these():
    assert sorted(path.stem for path in FOLDER.glob("*.ipynb")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_has_an_id_and_no_output(name):
    plain = notebook(name)
    ids = [cell["id"] for cell in plain["cells"]]
    assert len(set(ids)) == len(ids)
    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in code(name))
    assert plain["metadata"]["kernelspec"]["name"] == "python3"
    assert (plain["nbformat"], plain["nbformat_minor"]) == (4, 5)


@pytest.mark.parametrize("name", NAMES)
def test_its_first_cell_of_code_is_its_parameters_plain_literals(name):
    first = code(name)[0]
    assert first["metadata"]["tags"] == ["parameters"]
    for statement in ast.parse(source(first)).body:
        assert isinstance(statement, ast.Assign)
        ast.literal_eval(statement.value)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_thin(name):
    for cell in code(name):
        assert len(source(cell).splitlines()) <= MOST_LINES, cell["id"]
        tree = ast.parse(source(cell))
        kinds = (ast.FunctionDef, ast.ClassDef, ast.While, ast.Try, ast.Lambda)
        assert not [node for node in ast.walk(tree) if isinstance(node, kinds)], cell["id"]
        imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
        assert {alias.name for node in imports for alias in node.names} <= MAY_IMPORT


@pytest.mark.parametrize("name", NAMES)
def test_it_begins_with_what_it_is_for(name):
    assert source(notebook(name)["cells"][0]).startswith("# ")


@pytest.mark.kernel
@pytest.mark.parametrize("name", NAMES)
def test_plain_papermill_runs_it(name, root, tmp_path):
    command = [sys.executable, "-m", "papermill", f"notebooks/{name}.ipynb", str(tmp_path / "out.ipynb")]
    ran = subprocess.run(
        [*command, *PARAMETERS.get(name, [])], cwd=root, env={**os.environ, "SIGNOFF_NOW": NOW}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    plain = json.loads((tmp_path / "out.ipynb").read_text("utf-8"))
    assert errors(plain) == []
    assert all(cell["execution_count"] for cell in plain["cells"] if cell["cell_type"] == "code" and source(cell))


@pytest.mark.kernel
@pytest.mark.browser
@pytest.mark.parametrize("name", NAMES)
def test_the_command_runs_it_and_its_page_has_no_fault(name, root, capsys, check_page):
    assert main(["jobs", "run", JOBS.get(name, name), "--json", "--workspace", str(root), "--now", NOW]) == 0
    (done,) = json.loads(capsys.readouterr().out)["runs"]
    path = next(root / output["path"] for output in done["outputs"] if output["format"] == "html")
    assert check_page(path, 390) == []
    assert check_page(path, 1280) == []
    assert "signoff.open()" not in path.read_text("utf-8").partition("<footer>")[0].replace(
        "<code>signoff.open()</code>", ""
    )


@pytest.mark.kernel
def test_another_week_in_another_language_is_the_page_of_that_week(root, capsys):
    status = main(["jobs", "run", "weekly", "-p", "week=2026-W47", "--workspace", str(root), "--now", NOW])
    assert status == 0
    assert (root / "out" / "accountability-2026-W47-en.html").is_file()


@pytest.mark.kernel
def test_reading_notebooks_change_no_entry(root, capsys):
    before = (root / ".signoff" / "ledger.db").read_bytes()
    assert main(["jobs", "run", "review", "--workspace", str(root), "--now", NOW]) == 0
    assert (root / ".signoff" / "ledger.db").read_bytes() == before
