"""The plug-ins of the page are found, checked, described and asked, like kinds of our own."""

import tomllib

import pytest

from docs._pages import blocks
from docs._shell import Reader
from support import ROOT

PAGE = ROOT / "docs" / "plug-ins.md"


@pytest.fixture
def reader(tmp_path):
    """A reader who has done what `pip install .` does: put the package's entry points beside its code."""
    files = tmp_path / "installed"
    told = {block.name: block.text for block in blocks(PAGE) if block.name}
    project = tomllib.loads(told["pyproject.toml"])["project"]
    about = files / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Name: {project['name']}\nVersion: {project['version']}\n", encoding="utf-8")
    (about / "entry_points.txt").write_text("\n".join(lines(project["entry-points"])), encoding="utf-8")
    for name, text in told.items():
        if name.endswith(".py"):
            (files / name).write_text(text, encoding="utf-8")
    workspace = tmp_path / "workspace"
    workspace.mkdir()
    return Reader(workspace, PYTHONPATH=str(files)).begin()


def lines(groups):
    for group, points in groups.items():
        yield from (f"[{group}]", *(f"{name} = {target}" for name, target in points.items()), "")


def test_the_page_tells_the_truth(reader):
    assert reader.follow(PAGE) == []


def test_the_plug_ins_are_in_the_reference(reader):
    reader.says("signoff schema --reference pages")
    pages = {path.name: path.read_text("utf-8") for path in (reader.folder / "pages").iterdir()}
    assert "## questions" in pages["checks.md"] and "questions.too_many" in pages["findings.md"]
    assert "## village-board" in pages["networks.md"]


def test_none_of_ours_can_be_replaced(reader):
    (about,) = (reader.folder.parent / "installed").glob("*.dist-info")
    (about / "entry_points.txt").write_text("[signoff.networks]\nx = village_board\n", encoding="utf-8")
    assert "never replace one: signoff.networks x" in reader.says("signoff check")
