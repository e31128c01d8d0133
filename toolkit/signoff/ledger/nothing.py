"""The ledger that nobody has begun yet: readers find it empty, and it leaves nothing behind."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager

from signoff.ledger.letters import LedgerError
from signoff.ledger.store import KeptRow, Row


class Nothing:
    """A store with nothing in it, for reading only."""

    def genesis(self) -> bytes:
        """No document: no ledger was begun."""
        return b""

    def writing(self) -> AbstractContextManager[None]:
        """Raises LedgerError."""
        raise LedgerError("there is no ledger here, and it was opened for reading: nothing can be written")

    def add(self, rows: Iterable[Row]) -> None:
        """Raises LedgerError."""
        self.writing()

    def rows(self, after: int | None = None) -> Iterator[Row]:
        """None."""
        return iter(())

    def rows_of(self, stream: bytes, after: int = 0) -> Iterator[Row]:
        """None."""
        return iter(())

    def last(self) -> Row | None:
        """There is none."""
        return None

    def row(self, entry_id: bytes) -> Row | None:
        """There is none."""
        return None

    def versions(self) -> dict[bytes, int]:
        """No stream has any."""
        return {}

    def version(self, stream: bytes) -> int:
        """Always 0."""
        return 0

    def keep(self, name: str, data: bytes) -> None:
        """Raises LedgerError."""
        self.writing()

    def kept(self, name: str) -> bytes | None:
        """Nothing is."""
        return None

    def forget(self, names: Sequence[str], seq: int) -> None:
        """Raises LedgerError."""
        self.writing()

    def kept_rows(self) -> Iterator[KeptRow]:
        """None."""
        return iter(())

    def damage(self) -> Iterator[str]:
        """None: what is not there is whole."""
        return iter(())

    def close(self) -> None:
        """Nothing to let go of."""
