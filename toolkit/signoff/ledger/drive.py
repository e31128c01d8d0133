"""Is this folder on a network drive? SQLite's locks and shared memory do not hold there, so two writers could meet."""

import re
from pathlib import Path

# `9p` is left out: it is as often a container's own root as a share. Names as Linux prints them in /proc/mounts.
NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "lustre", "beegfs", "davfs"}
NETWORK |= {f"fuse.{name}" for name in ("sshfs", "davfs", "davfs2", "rclone", "s3fs", "glusterfs", "ceph", "cephfs")}
MOUNTS = Path("/proc/mounts")


def network_drive(path: Path) -> str:
    """The kind of network drive that the path is on, "" where it is local or cannot be told (no /proc/mounts)."""
    if not MOUNTS.is_file():
        return ""
    kind = filesystem_of(path.resolve(), MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"))
    return kind if kind in NETWORK else ""


def filesystem_of(path: Path, mounts: str) -> str:
    """The type of the file system that holds an absolute path, by a table in the form of /proc/mounts; "" for none."""
    found, depth = "", -1
    for line in mounts.splitlines():
        _, place, kind, *_ = [*line.split(" "), "", "", ""]
        parts = Path(_unescaped(place)).parts
        # `>=`: of two mounts on one place the later one covers the earlier.
        if place and path.parts[: len(parts)] == parts and len(parts) >= depth:
            found, depth = kind, len(parts)
    return found


def _unescaped(place: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), place)
