"""What any database must offer to hold a ledger: rows added in order, bytes kept by hash, all or nothing.

The chain, the conflicts and the words are `Ledger`'s and are the same everywhere; byte-exact columns, the writers'
lock and the guards against UPDATE and DELETE are each database's own SQL."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol


class Row(NamedTuple):
    """An entry exactly as stored. `at` (UTC, microseconds), `by` and `do` repeat the body for queries."""

    seq: int
    id: bytes
    stream: bytes
    version: int
    at: bytes
    by: bytes
    do: bytes
    body: bytes
    prev: bytes
    hash: bytes


class KeptRow(NamedTuple):
    """Bytes that are kept: their name, what they hash to now (None: taken away), and the entry that took them."""

    name: str
    digest: str | None
    forgotten: int | None


class Store(Protocol):
    """One ledger in one database. Every method raises LedgerError, never the database's own error."""

    def genesis(self) -> bytes:
        """The genesis document; b"" where there is no ledger yet."""

    def writing(self) -> AbstractContextManager[None]:
        """One transaction under the writers' lock: all of it lands or nothing. Raises Uncertain if the commit fails."""

    def add(self, rows: Iterable[Row]) -> None:
        """Put rows at the end. Only inside `writing()`."""

    def rows(self, after: int | None = None) -> Iterator[Row]:
        """Rows in order of seq, those after that seq, or all whatever their seq."""

    def rows_of(self, stream: bytes, after: int = 0) -> Iterator[Row]:
        """Rows of one stream in order of seq, those after that seq."""

    def last(self) -> Row | None:
        """The row with the highest seq."""

    def row(self, entry_id: bytes) -> Row | None:
        """The row of that entry."""

    def versions(self) -> dict[bytes, int]:
        """The highest version of every stream."""

    def version(self, stream: bytes) -> int:
        """The highest version of one stream; 0 if it has no entry."""

    def keep(self, name: str, data: bytes) -> None:
        """Keep bytes under their hash; again is fine. Only inside `writing()`."""

    def kept(self, name: str) -> bytes | None:
        """The bytes of that hash, None where they never were or are gone."""

    def forget(self, names: Sequence[str], seq: int) -> None:
        """Take the bytes away and keep their names, as entry `seq` says. Only inside `writing()`.

        Raises LedgerError for a name that is not kept."""

    def kept_rows(self) -> Iterator[KeptRow]:
        """Every name under which bytes are or were kept, hashed anew."""

    def damage(self) -> Iterator[str]:
        """What the database itself finds broken, one sentence each; nothing if it is whole."""

    def close(self) -> None:
        """Let go of the database, leaving nothing unfinished beside it."""
