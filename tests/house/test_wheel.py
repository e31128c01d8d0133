"""The wheel has the package, the starter workspace and the licence, and nothing else."""

import subprocess
import sys
import zipfile

import pytest

from house._source import tracked
from support import ROOT

SHIPPED = {"toolkit/signoff/": "signoff/"} | {
    f"{folder}/": f"signoff/starter/{folder}/" for folder in ("policies", "content", "notebooks", "schemas")
}
KERNEL = "signoff-0.1.0.data/data/share/jupyter/kernels/signoff/kernel.json"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The names inside the wheel of this tree, which is built with what the lock has and no network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as file:
        return set(file.namelist())


def shipped():
    """What the wheel must have: each tracked file of the package and of the starter workspace, by its new name."""
    names = [path.relative_to(ROOT).as_posix() for path in tracked()]
    return {new + name.removeprefix(old) for old, new in SHIPPED.items() for name in names if name.startswith(old)}


def test_every_tracked_file_is_in(wheel):
    assert shipped() - wheel == set()


def test_nothing_else_is_in(wheel):
    inside = {name for name in wheel if ".dist-info/" not in name}
    assert [name for name in inside if not name.startswith("signoff/")] == [KERNEL]
    assert {name for name in inside if "/." in name or "__pycache__" in name} == set()


def test_the_licence_is_in(wheel):
    assert [name for name in wheel if name.endswith(".dist-info/licenses/LICENSE")]
