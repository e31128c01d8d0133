"""Opening a ledger: for reading, which leaves no trace, or for writing, which begins it where there is none."""

from datetime import UTC, datetime
from pathlib import Path

from signoff.errors import Problem
from signoff.ledger.drive import network_drive
from signoff.ledger.genesis import begin
from signoff.ledger.ledger import Ledger
from signoff.ledger.letters import LedgerError
from signoff.ledger.nothing import Nothing

NETWORK_WHY = "Locks do not hold there: two writers could lose a verdict. Use a local folder, or a database server."


def open_ledger(path: Path, *, create: bool, name: str = "", now: datetime | None = None) -> Ledger:
    """The ledger in that SQLite file.

    create   False: to read; no file is made or changed, and where there is none the ledger is empty.
             True: to write; where there is no file, one is made with `name` and `now` in its genesis document.
    Raises   LedgerError for a network drive (when writing), a file that is no ledger or of a newer signoff."""
    path = path.resolve()  # what SQLite puts beside a file stands beside the real one, not beside a link to it
    if create:
        return _for_writing(path, name, now or datetime.now(UTC))
    return _for_reading(path) if path.exists() else Ledger(Nothing())


def _for_reading(path: Path) -> Ledger:
    from signoff.ledger.sqlite import SQLiteStore, require_ledger  # paid for only where there is a file

    require_ledger(path)
    return Ledger(SQLiteStore(path, writes=False))


def _for_writing(path: Path, name: str, now: datetime) -> Ledger:
    from signoff.ledger.sqlite import SQLiteStore, begin_file, require_ledger

    if kind := network_drive(path):
        raise LedgerError(Problem(f"{path} is on a network drive ({kind})", why=NETWORK_WHY))
    if not path.exists():
        begin_file(path, begin(name, now).document)
    require_ledger(path)
    return Ledger(SQLiteStore(path, writes=True))
