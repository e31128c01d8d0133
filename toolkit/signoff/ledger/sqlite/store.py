"""The ledger's rows in one SQLite file: WAL, synchronous=FULL, BEGIN IMMEDIATE for every write."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from signoff.ledger.letters import LedgerError, Uncertain
from signoff.ledger.sqlite.damage import damage, kept_rows
from signoff.ledger.sqlite.reading import Query, T, connect, read
from signoff.ledger.sqlite.words import in_words
from signoff.ledger.store import KeptRow, Row

SELECT = 'SELECT seq, id, stream, version, at, "by", "do", CAST(body AS BLOB), prev, hash FROM entry'
ADD = (
    'INSERT INTO entry (seq, id, stream, version, at, "by", "do", body, prev, hash) VALUES (?, ?, CAST(? AS TEXT), ?, '
    "CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?, ?)"
)
PAGE = 10_000  # rows read at a time, so that a long ledger is never in memory twice
A_PAGE = f"ORDER BY seq LIMIT {PAGE}"


class SQLiteStore:
    """A `Store` over one file. A reader opens it anew for each question; a writer holds one connection until closed."""

    def __init__(self, path: Path, *, writes: bool) -> None:
        """The file must be a ledger already: `open_ledger` sees to that."""
        self._path = path
        self._writer = _writer(path) if writes else None

    def genesis(self) -> bytes:
        """The genesis document. Raises LedgerError where the table has none."""
        if found := self._all("SELECT CAST(document AS BLOB) FROM genesis"):
            return found[0][0]
        raise LedgerError(f"{self._path}: it has no genesis document; so it cannot be told which ledger it is")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """BEGIN IMMEDIATE … COMMIT. Raises Uncertain if the commit fails, LedgerError if this store only reads."""
        writer = self._for_writing()
        with in_words(self._path):
            writer.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                _roll_back(writer)
                raise
            _commit(writer)

    def add(self, rows: Iterable[Row]) -> None:
        """Put rows at the end; the guard refuses one that does not follow."""
        self._for_writing().executemany(ADD, rows)

    def rows(self, after: int | None = None) -> Iterator[Row]:
        """Rows in order of seq, a page at a time: rows never change, so pages of different moments fit together."""
        page = self._select(A_PAGE) if after is None else self._page(after)
        yield from page
        while len(page) == PAGE and _leads_on(page[-1].seq, after):
            after = page[-1].seq
            page = self._page(after)
            yield from page

    def rows_of(self, stream: bytes, after: int = 0) -> Iterator[Row]:
        """Rows of one stream in order of seq."""
        return iter(self._select("WHERE stream = CAST(? AS TEXT) AND seq > ? ORDER BY seq", [stream, after]))

    def last(self) -> Row | None:
        """The row with the highest seq."""
        found = self._select("ORDER BY seq DESC LIMIT 1")
        return found[0] if found else None

    def row(self, entry_id: bytes) -> Row | None:
        """The row of that entry."""
        found = self._select("WHERE id = ?", [entry_id])
        return found[0] if found else None

    def versions(self) -> dict[bytes, int]:
        """The highest version of every stream."""
        return dict(self._all("SELECT stream, max(version) FROM entry GROUP BY stream"))

    def version(self, stream: bytes) -> int:
        """The highest version of one stream; 0 if it has no entry."""
        return self._all("SELECT coalesce(max(version), 0) FROM entry WHERE stream = CAST(? AS TEXT)", [stream])[0][0]

    def keep(self, name: str, data: bytes) -> None:
        """Keep bytes; those that were taken away come back."""
        known = self._all("SELECT bytes IS NULL FROM kept WHERE hash = ?", [name])
        if not known:
            self._for_writing().execute("INSERT INTO kept (hash, bytes) VALUES (?, ?)", [name, data])
        elif known[0][0]:
            self._for_writing().execute("UPDATE kept SET bytes = ?, forgotten = NULL WHERE hash = ?", [data, name])

    def kept(self, name: str) -> bytes | None:
        """The bytes of that hash."""
        found = self._all("SELECT CAST(bytes AS BLOB) FROM kept WHERE hash = ?", [name])
        return found[0][0] if found else None

    def forget(self, names: Sequence[str], seq: int) -> None:
        """Take the bytes away; `secure_delete` overwrites the place where they stood."""
        for name in names:
            done = self._for_writing().execute(
                "UPDATE kept SET bytes = NULL, forgotten = ? WHERE hash = ?", [seq, str(name)]
            )
            if done.rowcount != 1:
                raise LedgerError(f"no bytes are kept as {name}; nothing was taken away")

    def kept_rows(self) -> Iterator[KeptRow]:
        """Every name, with what its bytes hash to now."""
        return iter(self._ask(kept_rows))

    def damage(self) -> Iterator[str]:
        """What SQLite finds broken, guards that are missing, columns of another type."""
        return iter(self._ask(damage))

    def close(self) -> None:
        """The last one out brings everything into the one file and removes `-wal` and `-shm`."""
        if self._writer is not None:
            with in_words(self._path):
                self._writer.close()

    def _page(self, after: int) -> list[Row]:
        return self._select(f"WHERE seq > ? {A_PAGE}", [after])

    def _select(self, which: str, values: Sequence[Any] = ()) -> list[Row]:
        return [Row._make(found) for found in self._all(" ".join((SELECT, which)), values)]

    def _all(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        return self._ask(lambda connection: connection.execute(statement, values).fetchall())

    def _ask(self, query: Query[T]) -> T:
        if self._writer is None:
            return read(self._path, query)
        with in_words(self._path):
            return query(self._writer)

    def _for_writing(self) -> sqlite3.Connection:
        if self._writer is None:
            raise LedgerError(f"{self._path} was opened for reading: nothing can be written")
        return self._writer


def _leads_on(seq: object, after: int | None) -> bool:
    # In a damaged file the order may be broken, and reading must come to an end all the same.
    return isinstance(seq, int) and (after is None or seq > after)


def _writer(path: Path) -> sqlite3.Connection:
    with in_words(path):
        connection = connect(path, "mode=rw")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        return connection


def _commit(writer: sqlite3.Connection) -> None:
    try:
        writer.execute("COMMIT")
    except sqlite3.Error as error:
        _roll_back(writer)
        raise Uncertain(error) from error


def _roll_back(writer: sqlite3.Connection) -> None:
    if writer.in_transaction:  # a full disk makes SQLite roll back by itself
        writer.execute("ROLLBACK")
