"""The ledger as lines, one entry each: for an auditor, a spreadsheet, another program."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from signoff.ledger.ledger import Ledger


def export(ledger: Ledger, stream: str | None = None, until: datetime | None = None) -> Iterator[dict[str, Any]]:
    """Each entry as a flat mapping: seq, stream, version, at, by, do, what else its body says, id, prev, hash (hex)."""
    for entry in ledger.entries(stream, until):
        head = {"seq": entry.seq, "stream": entry.stream, "version": entry.version}
        said = {"at": entry.at.isoformat(), "by": entry.by, "do": entry.do, **entry.body}
        yield head | said | {"id": entry.id.hex(), "prev": entry.prev.hex(), "hash": entry.hash.hex()}
