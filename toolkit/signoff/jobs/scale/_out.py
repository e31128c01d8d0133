"""What a review in parts leaves behind: findings and refused rows, part by part, and one summary.

findings/part-00001.jsonl   one finding a line, as `signoff review --json` has it; of Parquet parts, Parquet
refused/part-00001.jsonl    rows that could not be read, with why; no file where there is none
summary.json                written last: without it, the review did not end"""

import shutil
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec

from signoff.face import FINDINGS, finding_row
from signoff.finding import Finding
from signoff.insight import TEXT, WHOLE, frame
from signoff.jobs.scale._parts import Part
from signoff.policy import write_file

SUMMARY = "summary.json"
SPOOL = ".being-made"
FOLDERS = ("findings", "refused")
REFUSED = {"file": TEXT, "line": WHOLE, "because": TEXT}


def write_findings(out: Path, number: int, part: Part, found: list[Finding], zone: str) -> None:
    """The findings of a part. line, span: in the text of the post"""
    rows = map(finding_row, found) if part.is_parquet else found
    _write(out / name_of("findings", number, part), rows, FINDINGS, zone)


def write_refused(out: Path, number: int, part: Part, refused: Mapping[int, str], zone: str) -> None:
    """The rows of a part that could not be read; nothing where there is none."""
    rows = [{"file": part.name, "line": row, "because": why} for row, why in sorted(refused.items())]
    if rows:
        _write(out / name_of("refused", number, part), rows, REFUSED, zone)


def name_of(folder: str, number: int, part: Part) -> str:
    """Where it lies, from the folder of the review on."""
    return f"{folder}/part-{number + 1:05}{'.parquet' if part.is_parquet else '.jsonl'}"


def _write(path: Path, rows: Iterable[Any], columns: Mapping[str, str], zone: str) -> None:
    if path.suffix != ".parquet":
        write_file(path, b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
        return
    buffer = BytesIO()
    frame(rows, columns, zone).write_parquet(buffer)
    write_file(path, buffer.getvalue())


def clear(out: Path) -> None:
    """Takes away what an earlier review left here, its summary first."""
    (out / SUMMARY).unlink(missing_ok=True)
    for folder in FOLDERS:
        for path in (out / folder).glob("part-[0-9]*"):
            path.unlink()
    sweep(out)


def sweep(out: Path) -> None:
    """Takes away what workers told each other."""
    shutil.rmtree(out / SPOOL, ignore_errors=True)
