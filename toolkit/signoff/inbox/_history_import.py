"""A history from elsewhere as entries: one row, one entry, stamped with the time that it tells of.

They lie in streams of their own, `elsewhere/POST`, which the engine never reads: what was done in another system counts
as nobody's approval here. Insight counts them, and rules are rehearsed on them. An entry says `told`, the time it tells
of; its own `at` is the same, but never before the entry that the ledger ended with, as the ledger goes only forward."""

import csv
import io
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

import msgspec

from signoff.clock import zone
from signoff.errors import Place, Problem, SignoffError, listed, nearest
from signoff.ledger import Draft, Entry
from signoff.policy import read_file
from signoff.workflow import UNKNOWN
from signoff.workspace import Workspace

STREAM = "elsewhere/"
DO = "elsewhere"
FIELDS = ("post", "step", "action", "person", "team", "at", "due", "closed")
NEEDED = ("post", "step", "at")
MOST_BYTES = 200_000_000
MOST_LETTERS = 1000
Key = tuple[str, str, str, str, str]


class Refused(msgspec.Struct, frozen=True):
    """A row that is not brought in. line: as an editor shows it."""

    line: int
    because: str


class Happened(msgspec.Struct, frozen=True, kw_only=True):
    """One row that could be read. told: the moment it tells of;  said: the rest, as the entry says it."""

    line: int
    post: str
    person: str
    told: datetime
    said: dict[str, Any]

    @property
    def key(self) -> Key:
        """What makes two rows the same happening."""
        return self.post, self.said["step"], self.said["action"], self.person, self.told.astimezone(UTC).isoformat()


class Brought(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did, or would do. known: rows that were there already;  posts: different ones in the file."""

    read: int
    added: int
    known: int
    posts: int
    refused: tuple[Refused, ...] = ()
    notices: tuple[Refused, ...] = ()


def bring_in_history(
    workspace: Workspace,
    file: Path,
    mapping: Mapping[str, str],
    ends: Collection[str] = (),
    zone_name: str = "",
    dry: bool = False,
) -> Brought:
    """Adds the rows of a CSV that are not there yet; the same file twice adds nothing.

    mapping    column by field (`FIELDS`);  ends: the steps that end a post
    zone_name  of times without an offset; left out, the workspace's;  dry: only says what would be added
    Raises SignoffError where the file, a field or a column is not there. Rows that cannot be read are listed."""
    notices: list[Refused] = []
    rows = list(_rows(file, mapping, zone(zone_name or workspace.policy.zone), set(ends), notices))
    happened = [row for row in rows if isinstance(row, Happened)]
    new = list(_new(happened, workspace))
    if new and not dry:
        _write(workspace, new)
    return Brought(
        read=len(rows), added=len(new), known=len(happened) - len(new), posts=len({row.post for row in happened}),
        refused=tuple(row for row in rows if isinstance(row, Refused)), notices=tuple(notices),
    )  # fmt: skip


def _rows(
    file: Path, mapping: Mapping[str, str], local: tzinfo, ends: Collection[str], notices: list[Refused]
) -> Iterator[Happened | Refused]:
    reader = csv.reader(io.StringIO(_text(file), newline=""), strict=True)
    try:
        columns = _columns(next(reader, []), mapping, file)
        line = reader.line_num + 1
        for cells in reader:
            if cells:
                told = {field: cells[at].strip() if at < len(cells) else "" for field, at in columns.items()}
                yield _row(line, told, local, ends, notices)
            line = reader.line_num + 1
    except csv.Error as error:
        raise SignoffError(f"{file}:{reader.line_num}: this is no CSV from here on: {error}") from None


def _text(file: Path) -> str:
    data = read_file(file, MOST_BYTES)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        why = "Save it as UTF-8: in a sheet's dialogue, “CSV UTF-8”."
        raise SignoffError(Problem("this is no UTF-8", Place(file.as_posix(), line), why)) from None


def _columns(titles: list[str], mapping: Mapping[str, str], file: Path) -> dict[str, int]:
    """The place of each field's column. Raises SignoffError, naming everything that is not there."""
    titles = [title.strip() for title in titles]
    wrong = [Problem(f"--map {field}=…: no field `{field}`; {nearest(field, FIELDS) or f'there are {listed(FIELDS)}'}")
             for field in mapping if field not in FIELDS]  # fmt: skip
    wrong += [Problem(f"{file}: no column `{column}`; {nearest(column, titles) or f'there are {listed(titles)}'}")
              for column in mapping.values() if column not in titles]  # fmt: skip
    if missing := [field for field in NEEDED if field not in mapping]:
        wrong.append(Problem(f"say `--map {missing[0]}=COLUMN`: a history needs {listed(NEEDED, 'and')}"))
    if wrong:
        raise SignoffError(*wrong)
    return {field: titles.index(column) for field, column in mapping.items()}


def _row(
    line: int, told: Mapping[str, str], local: tzinfo, ends: Collection[str], notices: list[Refused]
) -> Happened | Refused:
    if because := _unfit(told):
        return Refused(line, because)
    at = _moment(told["at"], local)
    if at is None:
        return Refused(line, f"`{told['at']}` is no time; write one such as `2026-12-01T09:00:00+02:00`")
    said: dict[str, Any] = {"step": told["step"], "action": told.get("action") or "complete", "told": at.isoformat()}
    said |= {field: told[field] for field in ("person", "team") if told.get(field)}
    for field in ("due", "closed"):
        if written := told.get(field):
            moment = _moment(written, local)
            said |= {field: moment.isoformat()} if moment else {}
            notices += [] if moment else [Refused(line, f"its `{field}` is left out: `{written:.40}` is no time")]
    said |= {"ends": True} if told["step"] in ends else {}
    return Happened(line=line, post=told["post"], person=told.get("person", ""), told=at, said=said)


def _unfit(told: Mapping[str, str]) -> str:
    for field in NEEDED:
        if not told[field]:
            return f"it has no {field}"
    long = [field for field, written in told.items() if len(written) > MOST_LETTERS or "\0" in written]
    return (
        f"its {long[0]} is longer than {MOST_LETTERS} characters, or holds a character that ends texts" if long else ""
    )


def _moment(written: str, local: tzinfo) -> datetime | None:
    """A moment in ISO 8601, fractions of a second kept; None for what is none."""
    try:
        found = datetime.fromisoformat(written)
        found = found if found.tzinfo is not None else found.replace(tzinfo=local)
        found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found


def _new(happened: Collection[Happened], workspace: Workspace) -> Iterator[Happened]:
    """Those that no entry tells of yet; what a file tells twice happened twice."""
    known = Counter(_key_of(entry) for post in {row.post for row in happened}
                    for entry in workspace.entries.get(STREAM + post, ()))  # fmt: skip
    for row in sorted(happened, key=lambda row: (row.told, row.line)):
        if known[row.key]:
            known[row.key] -= 1
        else:
            yield row


def _key_of(entry: Entry) -> Key:
    body = entry.body
    told = datetime.fromisoformat(body["told"]).astimezone(UTC).isoformat()
    return entry.stream.removeprefix(STREAM), body["step"], body["action"], body.get("person", ""), told


def _write(workspace: Workspace, rows: Collection[Happened]) -> None:
    last = max((found[-1].at for found in workspace.entries.values() if found), default=None)
    drafts, seen = [], {STREAM + row.post: len(workspace.entries.get(STREAM + row.post, ())) for row in rows}
    for row in rows:
        last = row.told if last is None or row.told > last else last
        drafts.append(
            Draft(
                stream=STREAM + row.post, do=DO, by=row.person or UNKNOWN, at=last, body={**row.said, "line": row.line}
            )
        )
    with workspace.writing(drafts[0].at) as ledger:
        ledger.append(drafts, expected=seen)
    workspace.forget_entries()
