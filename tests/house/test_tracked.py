"""No tracked file names a package registry or a place on a machine; the locks name no address at all."""

import re
import tomllib

import pytest

from house._source import tracked
from support import ROOT

LOCKS = [ROOT / "requirements.lock", ROOT / "requirements" / "uv.lock"]
ADDRESS = re.compile(r"://|--index|--extra-index|--find-links|--trusted-host|\bfile:|@ |^/|\s/", re.MULTILINE)
# In pieces, for this file is tracked too.
REGISTRY = re.compile(r"p[y]pi\.(?:org|python)|python[h]osted\.org|registry\.(?:n[p]mjs|y[a]rnpkg)|deb\.d[e]bian\.org")
MACHINE = re.compile(r"(?<![\w.)}/-])/(?:w[o]rk|r[o]ot|t[m]p|h[o]me/\w+|U[s]ers/\w+)(?:/|\b)")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_names_no_address(lock):
    assert [line for line in lock.read_text("utf-8").splitlines() if ADDRESS.search(line)] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_pins_and_hashes_everything(lock):
    entries = re.split(r"\n(?=\S)", lock.read_text("utf-8").strip())
    assert [entry for entry in entries if not re.match(r"[\w.-]+==\S+ (;.*)?.*\\\n", entry + "\n")] == []
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_has_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    names = {normal(re.match(r"[\w.-]+", each)[0]) for each in wanted}
    locked = {normal(name) for name in re.findall(r"^([\w.-]+)==", LOCKS[0].read_text("utf-8"), re.MULTILINE)}
    assert names - locked - {"signoff"} == set()


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("pattern", [REGISTRY, MACHINE], ids=["registry", "machine"])
def test_no_tracked_file_names(pattern):
    assert list(places(pattern)) == []


def places(pattern):
    for path in tracked():
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1):
            if pattern.search(line):
                yield f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"


@pytest.mark.parametrize("line", ["msgspec @ file:///x.whl", "--index-url https://a.example", "-r /a/b.txt"])
def test_an_address_is_seen(line):
    assert ADDRESS.search(line)


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("cd /ro" + "ot/x", True),
        ("'/ho" + "me/anna/x'", True),
        ("content/wo" + "rk/x", False),
        ("../tm" + "p/x", False),
    ],
)
def test_a_place_on_a_machine_is_seen(line, seen):
    assert bool(MACHINE.search(line)) is seen
