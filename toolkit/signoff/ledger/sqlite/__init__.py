"""SQLite behind the ledger: its own tables, guards, lock and ways to open a file. `Ledger` knows only `SQLiteStore`."""

from signoff.ledger.sqlite.knowing import require_ledger
from signoff.ledger.sqlite.making import begin_file
from signoff.ledger.sqlite.store import SQLiteStore

__all__ = ["SQLiteStore", "begin_file", "require_ledger"]
