"""Some things are done in one place only: the reader of YAML, the opener of files, the client of the network."""

import pytest

from house._source import called, imported, modules

# What may be imported or called, and by which files alone; each file's reason stands in its own docstring.
ONLY_BY = {
    "yaml": {"policy/_yaml.py"},
    "ruamel": set(),
    "httpx": {"checks/_reach/_client.py", "checks/_reach/_fault.py"},  # the one safe client, and what its errors mean
    "requests": set(),
    "urllib.request": set(),
    "http.client": set(),
    "pickle": set(),
}
OPENERS = {"open", ".open", ".read_text", ".read_bytes", ".write_text", ".write_bytes", ".fdopen"}
MAY_OPEN = {
    "clock/zones.py",  # the time zones inside the tzdata package
    "jobs/warm/provisioner.py",  # the device that nothing is kept by
    "ledger/drive.py",  # the kernel's own list of mounts
    "ledger/sqlite/making.py",  # a folder's handle, to be sure that a new file's name is on the disk
    "policy/_files.py",  # the one safe opener
}


def uses(tree, name):
    return any(each == name or each.startswith(f"{name}.") for each in imported(tree))


@pytest.mark.parametrize("name", ONLY_BY)
def test_a_library_is_used_only_behind_its_door(name):
    assert {path for path, tree in modules().items() if uses(tree, name)} - ONLY_BY[name] == set()


def test_files_are_opened_only_by_the_safe_opener():
    assert {path for path, tree in modules().items() if OPENERS.intersection(called(tree))} - MAY_OPEN == set()


def test_every_door_is_there():
    assert {*MAY_OPEN, *set().union(*ONLY_BY.values())} - modules().keys() == set()
