"""The one safe opener: regular files only, no larger than is sensible, no link out of the workspace."""

import os
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from signoff.errors import Place, Problem, Refused, SignoffError

CHUNK = 1 << 20


def read_file(path: Path, most: int, inside: Path | None = None, name: str = "") -> bytes:
    """The bytes of a regular file.

    most: bytes; inside: a folder that the file, links followed, must lie in; name: what messages call it
    Raises SignoffError for anything else: a pipe, a device, a link out, a file too large or unreadable."""
    with _opened(path, most, inside, name or path.as_posix()) as file:
        # Not `most + 1`: so much memory would be asked for, and given back, for each small file.
        return file.read(min(most, os.fstat(file.fileno()).st_size) + 1)


def read_part(path: Path, start: int, most: int, name: str = "") -> bytes:
    """At most so many bytes of a regular file of any size, from one on. Errors as of `read_file`."""
    with _opened(path, sys.maxsize, None, name or path.as_posix()) as file:
        file.seek(start)
        return file.read(most)


def digest_file(path: Path, most: int, inside: Path | None = None, name: str = "") -> str:
    """SHA-256 of a regular file, 64 hex digits, in little memory. Arguments and errors as of `read_file`."""
    digest = sha256()
    with _opened(path, most, inside, name or path.as_posix()) as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


@contextmanager
def _opened(path: Path, most: int, inside: Path | None, name: str) -> Iterator[BinaryIO]:
    if inside is not None and not is_inside(path, inside):
        raise SignoffError(Problem("a link leads out of the workspace; copy the file in", Place(name)))
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            if said := _unfit(os.fstat(file.fileno()), most):
                raise SignoffError(Problem(said, Place(name)))
            yield file
    except OSError as error:
        raise SignoffError(Problem(f"cannot be read: {error.strerror or error}", Place(name))) from None


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a path, links followed, lies in a folder; a link in a circle lies where it stands."""
    # Not Path.resolve, which raises on a circle of links.
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _unfit(status: os.stat_result, most: int) -> str:
    if not stat.S_ISREG(status.st_mode):
        return "no regular file"
    return f"the file has {status.st_size:,} bytes; at most {most:,} are read" if status.st_size > most else ""


def _without_waiting(path: str, flags: int) -> int:
    # A pipe in the folder must not hang the command for ever.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def write_file(path: Path, data: bytes) -> None:
    """Writes all of a file or nothing: a temporary file beside it, flushed to disk, then renamed."""
    with _written_beside(path, data) as temporary:
        temporary.replace(path)


def write_new(files: Mapping[Path, bytes], inside: Path | None = None) -> None:
    """Writes several new files, all of them or none.

    inside: a folder that they, links followed, must lie in
    Raises Refused, and leaves everything as it was, where one of them is there already, or would lie elsewhere."""
    if away := [path for path in files if inside is not None and not is_inside(path, inside)]:
        raise Refused(
            *(Problem("a link leads out of the workspace; nothing is written there", Place(str(path))) for path in away)
        )
    if there := [path for path in files if os.path.lexists(path)]:
        raise Refused(
            *(Problem("it is there already, and nothing is written over", Place(str(path))) for path in there)
        )
    made: list[Path] = []
    try:
        for path, data in files.items():
            with _written_beside(path, data) as temporary:
                os.link(temporary, path)  # unlike a rename, never over a file that came in between
            made.append(path)
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise


@contextmanager
def _written_beside(path: Path, data: bytes) -> Iterator[Path]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            temporary = Path(file.name)
            try:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
                temporary.chmod(0o644)
                yield temporary
            finally:
                with suppress(OSError):
                    temporary.unlink()
    except OSError as error:
        raise SignoffError(Problem(f"cannot be written: {error.strerror or error}", Place(str(path)))) from None
