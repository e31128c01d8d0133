"""Network drives are known by the kernel's list of mounts."""

from pathlib import Path

import pytest

from signoff.ledger.drive import NETWORK, filesystem_of, network_drive
from support import CASES, cases, documents

MOUNTS = documents(CASES / "ledger" / "drive.yaml")[0]["mounts"]


@pytest.mark.parametrize("case", cases("ledger", "drive"), ids=lambda case: case["path"])
def test_the_nearest_mount_says_what_kind_of_drive_it_is(case):
    assert filesystem_of(Path(case["path"]), MOUNTS) == case["kind"]


def test_local_kinds_are_no_network_drives():
    assert {"nfs4", "cifs", "fuse.sshfs"} <= NETWORK
    assert NETWORK.isdisjoint({"ext4", "xfs", "btrfs", "tmpfs", "overlay", "zfs", "apfs"})


def test_the_kernels_own_folder_is_local():
    assert network_drive(Path("/proc/self")) == ""
