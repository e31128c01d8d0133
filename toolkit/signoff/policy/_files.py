"""The one safe opener: regular files only, no larger than is sensible, no link out of the workspace."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from signoff.errors import Place, Problem, SignoffError


def read_file(path: Path, most: int, inside: Path | None = None) -> bytes:
    """The bytes of a regular file.

    most: bytes; inside: a folder that the file, links followed, must lie in
    Raises SignoffError for anything else: a pipe, a device, a link out, a file too large or unreadable."""
    name = path.as_posix()
    if inside is not None and not path.resolve().is_relative_to(inside.resolve()):
        raise SignoffError(Problem("a link leads out of the workspace; copy the file in", Place(name)))
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise SignoffError(Problem("no regular file", Place(name)))
            if status.st_size > most:
                raise SignoffError(
                    Problem(f"the file has {status.st_size:,} bytes; at most {most:,} are read", Place(name))
                )
            return file.read(most + 1)
    except OSError as error:
        raise SignoffError(Problem(f"cannot be read: {error.strerror or error}", Place(name))) from None


def _without_waiting(path: str, flags: int) -> int:
    # A pipe in the folder must not hang the command for ever.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def write_file(path: Path, data: bytes) -> None:
    """Writes all of a file or nothing: a temporary file beside it, flushed to disk, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).chmod(0o644)
            Path(file.name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(file.name).unlink()
            raise
