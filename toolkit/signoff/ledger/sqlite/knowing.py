"""Is this file a ledger that this signoff can read?"""

import sqlite3
from pathlib import Path

from signoff.errors import Problem
from signoff.ledger.letters import LedgerError
from signoff.ledger.sqlite.reading import read
from signoff.ledger.sqlite.schema import APPLICATION, VERSION


def require_ledger(path: Path) -> None:
    """Raises LedgerError for what is no regular file, no ledger, or one of a newer signoff. Changes nothing."""
    if not path.is_file():
        raise LedgerError(f"{path} is no file, so it is no ledger")
    application, version = read(path, _marks)
    if application != APPLICATION:
        raise LedgerError(Problem(f"{path} is no ledger of signoff", why="It was left as it is. Is it the right file?"))
    if version > VERSION:
        why = "It was left as it is. Install the newer signoff to read it."
        told = f"{path} was written by a newer signoff: its form is {version}, this one knows up to {VERSION}"
        raise LedgerError(Problem(told, why=why))


def _marks(connection: sqlite3.Connection) -> tuple[int, int]:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return application, version
