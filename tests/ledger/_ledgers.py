"""Small ledgers for these tests, and hands that alter them behind signoff's back."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

from signoff.ledger import Draft, open_ledger

NINE = datetime(2026, 12, 1, 9, tzinfo=timezone(timedelta(hours=2)))
KEPT = b"a picture"


def draft(stream: str = "posts/p1", **fields) -> Draft:
    """A draft in which only what matters to the test is said."""
    return Draft(**{"stream": stream, "do": "edit", "by": "anna", "at": NINE} | fields)


def five(path: Path) -> Path:
    """A ledger of five entries, a minute apart, on the streams p1, p2, p1, p2, p1, with one picture kept."""
    with open_ledger(path, create=True, name="cafe", now=NINE) as ledger:
        for n in range(5):
            at = NINE + timedelta(minutes=n)
            ledger.append([draft(f"posts/p{n % 2 + 1}", at=at, body={"text": f"words {n}", "n": n})], keep=[KEPT])
    return path


def by_hand(path: Path, script: str) -> None:
    """Run SQL as someone would in a shell: guards taken off first, all brought into the one file afterwards."""
    with closing(sqlite3.connect(path)) as connection:
        guards = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        off = "".join(f"DROP TRIGGER {name};" for (name,) in guards)
        connection.executescript(f"{off} {script};")


FREE = "CREATE TABLE free AS SELECT * FROM entry; DROP TABLE entry; ALTER TABLE free RENAME TO entry"


def guard_again(path: Path) -> None:
    """Put the guards back, so that their absence does not give the hand away."""
    from signoff.ledger.sqlite.schema import GUARDS

    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(GUARDS)


def trace(folder: Path) -> dict:
    """Everything by which a folder shows that somebody was there: names, bytes, times of change."""
    files = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}
    return files | {path: path.stat().st_mtime_ns for path in [folder, *folder.rglob("*")] if path.is_dir()}
