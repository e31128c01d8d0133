"""What was read before, kept outside the workspace, so that the same files need not be read and checked again.

It holds only what can be computed again, and counts only while every file of the workspace, and of signoff itself, is
as it was: path, size, time of change and inode. Acts never ask it: what may go out is decided on the files. It lies in
`SIGNOFF_CACHE` (`off`: nowhere), else in the user's cache folder."""

import os
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

import signoff
from signoff.finding import Finding
from signoff.policy import write_file

FOLDERS = ("policies", "content")
CODE = ("checks", "clock", "content", "networks", "policy", "text", "voice")  # the rooms that what is kept came from
MOST_BYTES = 50_000_000
SETTLED = 2.0  # seconds: a file changed so lately may change again without a trace


class Kept(msgspec.Struct):
    """All that is kept of one workspace. posts: as they were read, by id;  hour: when findings were looked for;
    whole: the mark of the ledger that was found to be as it was written;  proposed: whether the files differ from the
    rules that were accepted, None where nobody asked"""

    key: str
    policy: str = ""
    documents: list[tuple[str, msgspec.Raw]] = []
    posts: dict[str, msgspec.Raw] = {}
    revisions: dict[str, str] = {}
    hour: str = ""
    whole: str = ""
    proposed: bool | None = None
    findings: dict[str, list[Finding]] = {}


class Memory:
    """The memory of one workspace, for as long as its files are as they are now."""

    def __init__(self, root: Path | None, accepted: str = "") -> None:
        """Looks at the files' marks and at what is kept for them; reads no file of the workspace. None: no memory.

        accepted   the hash of the accepted rules, where those are in force"""
        self._accepted = accepted
        self._path = _path(root) if root else None
        self._settled = True
        self.kept = Kept(self._key(root) if root and self._path else "")
        if self._path and (found := _read(self._path)) and found.key == self.kept.key:
            self.kept = found

    def _key(self, root: Path) -> str:
        marks = sorted(mark for folder in FOLDERS for mark in _marks(root / folder))
        self._settled = all(mark[1] < (time.time() - SETTLED) * 1e9 for mark in marks)
        package = Path(signoff.__file__).parent
        code = sorted(mark for room in CODE for mark in _marks(package / room))
        return sha256(repr((signoff.__version__, self._accepted, marks, code)).encode()).hexdigest()

    @property
    def lasts(self) -> bool:
        """Whether what is kept will be there the next time."""
        return self._path is not None and self._settled

    def write(self) -> None:
        """Keeps it, where it can be kept; a full disk or a read-only home is no reason to fail."""
        if self._path and self.lasts:
            try:
                write_file(self._path, msgspec.msgpack.encode(self.kept))
            except OSError:
                self._path = None


def _path(root: Path) -> Path | None:
    said = os.environ.get("SIGNOFF_CACHE", "")
    if said == "off":
        return None
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111
    name = sha256(str(root.resolve()).encode()).hexdigest()[:32]
    return Path(said or Path(home, "signoff")) / f"{name}.msgpack"


def _read(path: Path) -> Kept | None:
    from signoff.errors import SignoffError
    from signoff.policy import read_file

    try:
        return msgspec.msgpack.decode(read_file(path, MOST_BYTES), type=Kept)
    except (SignoffError, msgspec.MsgspecError):
        return None


def _marks(folder: Path) -> Iterator[tuple[str, int, int, int]]:
    """(path, time of change, size, inode) of every file below a folder."""
    waiting = [str(folder)]
    while waiting:
        try:
            entries = list(os.scandir(waiting.pop()))
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    waiting.append(entry.path)
            else:
                mark = entry.stat(follow_symlinks=False)
                yield entry.path, mark.st_mtime_ns, mark.st_size, mark.st_ino


def ledger_mark(path: Path) -> str:
    """What a ledger's files look like from outside, last change of anything included; "" where there is none."""
    found = []
    for one in (path, path.with_name(f"{path.name}-wal")):
        try:
            mark = one.stat()
        except OSError:
            continue
        found.append((mark.st_mtime_ns, mark.st_ctime_ns, mark.st_size, mark.st_ino))
    return repr(found) if found else ""


def packed(value: Any) -> msgspec.Raw:
    """One thing, as it is kept."""
    return msgspec.Raw(msgspec.msgpack.encode(value))


def decoded(raw: msgspec.Raw, kind: Any) -> Any:
    """One thing that was kept, as its type."""
    return msgspec.msgpack.decode(raw, type=kind)
