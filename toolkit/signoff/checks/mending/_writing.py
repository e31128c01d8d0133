"""Several files are written, all of them or none."""

from collections.abc import Mapping
from pathlib import Path

from signoff.errors import Place, Problem, Refused
from signoff.policy import MOST_BYTES, read_file, write_file


def write_all(changes: Mapping[Path, tuple[bytes, bytes]], inside: Path) -> None:
    """Puts new bytes into files, all of them or none; a link is followed, and stays one.

    changes  the bytes that were read, and those that are written;  inside: the folder that all of it lies in
    Raises Refused where a file is no longer what was read: then nothing is written."""
    files = {path.resolve(): both for path, both in changes.items()}
    moved = [path for path, (before, _) in files.items() if read_file(path, MOST_BYTES, inside) != before]
    if moved:
        why = "Nothing was written. Run it again."
        raise Refused(*(Problem("it was changed while it was looked at", Place(str(path)), why) for path in moved))
    written: list[Path] = []
    try:
        for path, (_, after) in files.items():
            write_file(path, after)
            written.append(path)
    except BaseException:
        for path in written:
            write_file(path, files[path][0])
        raise
