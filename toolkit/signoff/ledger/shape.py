"""The shape of a stored row: columns of the right kind and size, and those that repeat the body saying what it says."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from signoff.ledger.chain import LONGEST, column_time
from signoff.ledger.letters import LedgerError
from signoff.ledger.store import Row

KINDS = (int, bytes, bytes, int, bytes, bytes, bytes, bytes, bytes, bytes)


def oddity(row: Row) -> str:
    """What keeps the row from being an entry at all, in words; "" if nothing does."""
    if tuple(map(type, row)) != KINDS or len(row.stream) > LONGEST:
        return "a column holds another kind of value than was written"
    if (len(row.id), len(row.prev), len(row.hash)) != (16, 32, 32):
        return "its id, prev or hash has not the size it was written with"
    if row.seq < 1 or row.version < 1:
        return f"its seq {row.seq} or version {row.version} is no number from 1"
    return "" if _is_text(row.stream) else "its stream is not UTF-8"


def other_columns(row: Row, told: dict[str, Any], at: datetime) -> Iterator[str]:
    """The columns that repeat the body for queries, where they say something else than it."""
    repeated = {"at": (row.at, _utc(at)), "by": (row.by, told.get("by")), "do": (row.do, told.get("do"))}
    for name, (column, said) in repeated.items():
        if not isinstance(said, str) or column != said.encode():
            shown = column.decode("utf-8", "replace")
            yield f"its column `{name}` says {shown!r:.80} and its body says {said!r:.80}"


def _utc(at: datetime) -> str | None:
    try:
        return column_time(at).decode()
    except LedgerError:
        return None


def _is_text(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True
