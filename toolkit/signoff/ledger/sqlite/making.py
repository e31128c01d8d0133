"""A new ledger file: it appears whole or not at all, however many begin it at once."""

import os
import secrets
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from signoff.ledger.sqlite.schema import GUARDS, MARKS, TABLES
from signoff.ledger.sqlite.words import in_words


def begin_file(path: Path, document: bytes) -> None:
    """Make the file with its genesis document; if another writer was first, theirs stays and ours is dropped."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    with in_words(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _fill(draft, document)
            _publish(draft, path)
        finally:
            draft.unlink(missing_ok=True)


def _fill(draft: Path, document: bytes) -> None:
    with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.executescript(f"BEGIN; {TABLES} {GUARDS} {MARKS} COMMIT;")
        connection.execute("INSERT INTO genesis VALUES (1, CAST(? AS TEXT))", [document])


def _publish(draft: Path, path: Path) -> None:
    # A hard link fails where the name is taken, which a rename would not. The folder is synced by SQLite, when it first
    # syncs a new `-wal` in it: before the first entry counts as written.
    with suppress(FileExistsError):
        os.link(draft, path)
