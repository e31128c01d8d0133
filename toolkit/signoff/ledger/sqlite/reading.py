"""Reading a SQLite ledger without a trace: no file made, none changed, while others may be writing.

A plain read-only connection to a WAL database makes `-wal` and `-shm` beside it and leaves them. So a file to which
nothing is pending is read as immutable, without any lock. As a writer may come all the same, the file's stamp is taken
before and after; if they differ, the answer is thrown away and asked for again. Where a writer's `-wal` is there, its
`-shm` is too, and the ordinary way in adds nothing."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from signoff.ledger.letters import LedgerError
from signoff.ledger.sqlite.words import BROKEN, in_words

T = TypeVar("T")
Query = Callable[[sqlite3.Connection], T]
Stamp = tuple[int, int, int]

WAIT = 10.0  # seconds for which a lock is waited for
TICK = 20_000_000  # nanoseconds: two writes within one tick of a kernel's clock can leave the same stamp
TRIES = 50


def read(path: Path, query: Query[T]) -> T:
    """The query's answer on one unchanged state of the file. Raises LedgerError if it cannot be had."""
    with in_words(path):
        for _ in range(TRIES):
            stamp = settled_stamp(path)
            if pending(path):
                return ask(path, "mode=ro", query)
            answer, error = attempt(path, query)
            if stamp == stamp_of(path):
                return given(answer, error)
    raise LedgerError(f"{path} changes faster than it can be read; try again in a moment")


def ask(path: Path, how: str, query: Query[T]) -> T:
    """The query's answer over a connection of its own, opened with these URI parameters."""
    with closing(connect(path, how)) as connection:
        return query(connection)


def connect(path: Path, how: str) -> sqlite3.Connection:
    """A connection that hands out text as bytes, runs no functions for the file's schema, commits only if told."""
    uri = f"{path.absolute().as_uri()}?{how}"
    connection = sqlite3.connect(uri, uri=True, timeout=WAIT, isolation_level=None)
    connection.text_factory = bytes
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def attempt(path: Path, query: Query[T]) -> tuple[list[T], Exception | None]:
    """The answer (in a list of one), or the error: either may be the fault of a writer who came in between."""
    try:
        return [ask(path, "mode=ro&immutable=1", query)], None
    except BROKEN as error:
        return [], error


def given(answer: list[T], error: Exception | None) -> T:
    """The answer, or the error raised, now that it is known to be the file's own."""
    if error is not None:
        raise error
    return answer[0]


def pending(path: Path) -> bool:
    """Whether something is written that is not yet in the file itself."""
    wal, journal = (path.with_name(path.name + ending) for ending in ("-wal", "-journal"))
    return (wal.is_file() and wal.stat().st_size > 0) or journal.is_file()


def settled_stamp(path: Path) -> Stamp:
    """The file's stamp, once it is old enough for a later write to be sure of getting another one."""
    age = time.time_ns() - path.stat().st_mtime_ns
    if 0 <= age < TICK:
        time.sleep((TICK - age) / 1e9)
    return stamp_of(path)


def stamp_of(path: Path) -> Stamp:
    """What changes when the file does: its inode, its size in bytes, its time of change in nanoseconds."""
    status = path.stat()
    return status.st_ino, status.st_size, status.st_mtime_ns
