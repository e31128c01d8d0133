"""Partitions: tables of posts, JSONL or Parquet, cut into parts small enough to be held; they travel as paths."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from signoff.errors import Place, Problem, SignoffError, nearest
from signoff.policy import read_part

JSONL, PARQUET = (".jsonl", ".ndjson"), (".parquet",)
ENDINGS = (*JSONL, *PARQUET)
PART_BYTES, PART_ROWS = 8_000_000, 20_000  # of JSONL, of Parquet
MARK = b"\xef\xbb\xbf"


class Part(msgspec.Struct, frozen=True):
    """A piece of one file. name: as it was asked for;  path: as every worker finds it

    begin, end  bytes of a JSONL file, or rows of a Parquet file;  row: the line, or row, that it begins with, from 1"""

    name: str
    path: str
    begin: int
    end: int
    row: int

    @property
    def is_parquet(self) -> bool:
        """Whether it holds columns rather than lines."""
        return self.path.endswith(PARQUET)


def files_of(asked: Iterable[Path]) -> list[Path]:
    """The files that were named, and those below folders that were, in order; hidden ones and markers left out.

    Raises SignoffError where there is none, or one is of another kind."""
    found: dict[Path, None] = {}
    for path in asked:
        found.update(dict.fromkeys(_below(path) if path.is_dir() else [path]))
    problems = [problem for path in found for problem in _unfit(path)]
    if problems:
        raise SignoffError(*problems)
    return list(found)


def _below(folder: Path) -> list[Path]:
    inside = (path for path in folder.rglob("*") if path.suffix in ENDINGS and path.is_file())
    found = sorted(path for path in inside if not any(part[0] in "._" for part in path.relative_to(folder).parts))
    if not found:
        raise SignoffError(Problem(f"no file below it ends in {', '.join(ENDINGS)}", Place(folder.as_posix())))
    return found


def _unfit(path: Path) -> Iterator[Problem]:
    if path.suffix not in ENDINGS:
        why = "`signoff review FILE.csv`, without `--dask`, reads a CSV or a sheet."
        yield Problem(f"a partition ends in {', '.join(ENDINGS)}", Place(path.as_posix()), why)
    elif not path.is_file():
        beside = [one.name for one in path.parent.iterdir()] if path.parent.is_dir() else []
        yield Problem(f"there is no such file; {nearest(path.name, beside)}".rstrip("; "), Place(path.as_posix()))


def parts_of(path: Path) -> Iterator[Part]:
    """The parts of one file, in order. Raises SignoffError where it cannot be read."""
    cut = _rows if path.suffix in PARQUET else _lines
    yield from cut(path, str(path.resolve()))


def _rows(path: Path, found: str) -> Iterator[Part]:
    number = _scanned(path, lambda table, polars: table.select(polars.len()).collect().item())
    for begin in range(0, number, PART_ROWS):
        yield Part(path.as_posix(), found, begin, min(begin + PART_ROWS, number), begin + 1)


def _lines(path: Path, found: str) -> Iterator[Part]:
    begin, row = 0, 1
    while data := read_part(path, begin, PART_BYTES):
        length = len(data) if len(data) < PART_BYTES else data.rfind(b"\n") + 1
        if not length:
            raise SignoffError(Problem(f"a line is longer than {PART_BYTES:,} bytes", Place(path.as_posix(), row)))
        yield Part(path.as_posix(), found, begin, begin + length, row)
        begin, row = begin + length, row + data.count(b"\n", 0, length)


def columns_of(path: Path) -> list[str]:
    """The columns of a Parquet file, or the keys of the first line of a JSONL file; none where that is no object."""
    if path.suffix in PARQUET:
        names: list[str] = _scanned(path, lambda table, polars: table.collect_schema().names())
        return names
    first = read_part(path, 0, PART_BYTES).removeprefix(MARK).lstrip().partition(b"\n")[0]
    try:
        return list(msgspec.json.decode(first, type=dict[str, Any]))
    except msgspec.DecodeError:
        return []  # refused as a row, with its line


def rows_of(part: Part) -> Iterator[tuple[int, Any]]:
    """Each row of a part with its line, or row, in the file; a ValueError in place of one that cannot be read."""
    path = Path(part.path)
    if part.is_parquet:
        length = part.end - part.begin
        rows = _scanned(path, lambda table, _: table.slice(part.begin, length).collect().to_dicts())
        yield from enumerate(rows, part.row)
        return
    data = read_part(path, part.begin, part.end - part.begin, part.name)
    for number, line in enumerate(data.removeprefix(MARK).split(b"\n"), part.row):
        if line.strip():
            yield number, _decoded(line)


def _decoded(line: bytes) -> Any:
    try:
        return msgspec.json.decode(line)
    except msgspec.DecodeError as error:
        return ValueError(f"no JSON: {error}")


def _scanned(path: Path, ask: Any) -> Any:
    """What a Parquet file answers. Raises SignoffError where it is none, or nothing here reads it."""
    try:
        import polars
    except ModuleNotFoundError:
        why = "Install `signoff[notebooks]`, or write the partitions as JSONL."
        raise SignoffError(Problem("polars, which reads Parquet, is not installed", why=why)) from None
    try:
        return ask(polars.scan_parquet(path, glob=False), polars)
    except (polars.exceptions.PolarsError, OSError) as error:
        said = str(error).splitlines()[0]
        raise SignoffError(Problem(f"cannot be read as Parquet: {said}", Place(path.as_posix()))) from None
