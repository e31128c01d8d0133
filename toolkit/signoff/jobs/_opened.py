"""What `signoff.open()` opens: the workspace as the face shows it, with its jobs' runs, and every table as a file."""

from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from signoff import face
from signoff.errors import SignoffError, listed
from signoff.policy import write_file

if TYPE_CHECKING:
    from polars import DataFrame

TABLES = ("entries", "posts", "findings", "runs", "metrics")
FORMATS = ("parquet", "csv")
WITHIN = "; "


class Opened(face.Opened):
    """A workspace at a moment, with the runs of its jobs."""

    @cached_property
    def runs(self) -> "DataFrame":
        """One row a run up to now, by due time. item, parameters: JSON; attempts, outputs: how many."""
        from signoff.insight import frame  # notebooks that do not ask do not pay
        from signoff.jobs._frames import RUNS, run_row
        from signoff.jobs._runs import runs, when_of

        known = [run for run in runs(self.workspace) if (at := when_of(run)) is None or at <= self.now]
        return frame(map(run_row, known), RUNS, self.policy.zone)

    def save(self, folder: Any, formats: Any = FORMATS) -> list[Path]:
        """Writes every table, as Parquet and as CSV; the files. A CSV's lists stand in one cell, `; ` between.

        formats   of parquet and csv, those that are wanted
        Raises SignoffError for another one, and where they cannot be written"""
        wanted = (formats,) if isinstance(formats, str) else tuple(formats)
        if strange := [one for one in wanted if one not in FORMATS]:
            raise SignoffError(f"no format `{strange[0]}`; there are {listed(FORMATS, 'and')}")
        return [_written(Path(folder, f"{name}.{one}"), getattr(self, name)) for name in TABLES for one in wanted]


def _written(path: Path, table: "DataFrame") -> Path:
    import polars

    buffer = BytesIO()
    if path.suffix == ".parquet":
        table.write_parquet(buffer)
    else:
        lists = polars.selectors.by_dtype(polars.List(polars.String))
        table.with_columns(lists.list.join(WITHIN)).write_csv(buffer, datetime_format="%Y-%m-%dT%H:%M:%S%:z")
    write_file(path, buffer.getvalue())
    return path


def opened(path: Any = None, now: Any = None) -> Opened:
    """The workspace around a folder, at a moment: arguments and errors as of `signoff.face.opened`."""
    return face.opened(path, now, Opened)
