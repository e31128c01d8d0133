"""SQLite's errors as letters: what it means for the ledger, and what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from signoff.errors import Problem
from signoff.ledger.letters import LedgerError

# UnicodeDecodeError: what SQLite says about a damaged schema quotes it, and Python cannot always read the quotation.
BROKEN = (sqlite3.Error, OSError, OverflowError, MemoryError, UnicodeDecodeError)

MEANINGS = [
    ("locked", "another program has been writing to it for too long", "Wait for it to end, then try again."),
    ("an entry is added once", "an entry with that id is there already, or another one took its place", ""),
    ("UNIQUE", "an entry with that id is there already, or another one took its place", ""),
    ("full", "there is no room to write", "Nothing was added. Make room, then try again."),
    ("readonly", "it may not be written to", "Nothing was added. Look at the rights of the file and its folder."),
    ("unable to open", "it cannot be opened", "Look at the rights of the file and its folder."),
    ("not a database", "it is no ledger", "Is it the right file? A copy may hold what this one should."),
    ("malformed", "the file is damaged", "`signoff ledger verify` says how far. Keep the file; go back to a copy."),
]
DAMAGED = ("it cannot be read as a ledger", "`signoff ledger verify` says what is wrong.")


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turns whatever SQLite or the file system raises inside into a LedgerError that names the file."""
    try:
        yield
    except BROKEN as error:
        raise letter(path, error) from error


def letter(path: Path, error: BaseException) -> LedgerError:
    """The LedgerError for what was raised."""
    said = str(error)
    found = [(meaning, advice) for sign, meaning, advice in MEANINGS if sign in said]
    meaning, advice = (found or [DAMAGED])[0]
    return LedgerError(Problem(f"{path}: {meaning} ({said})", why=advice))
