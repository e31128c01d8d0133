"""Is the ledger what was written? Everything is read, rebuilt and hashed again; what differs is said in words.

What this cannot show: a tail that was cut off, or a chain rewritten from some entry to the end by someone who also
computed every hash anew. For both a checkpoint kept elsewhere is needed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from signoff.ledger.genesis import Genesis, genesis_of
from signoff.ledger.ledger import Ledger
from signoff.ledger.letters import LedgerError
from signoff.ledger.opening import open_ledger
from signoff.ledger.store import Row, Store
from signoff.ledger.walk import Walk

T = TypeVar("T")


class Fault(msgspec.Struct, frozen=True):
    """One thing that is not as it was written. `seq` is the entry's place, None where it is about the whole."""

    seq: int | None
    what: str

    def __str__(self) -> str:
        return self.what if self.seq is None else f"entry {self.seq}: {self.what}"


class Report(msgspec.Struct, frozen=True):
    """What was looked at, and what was found: nothing, if all is as it was written."""

    entries: int
    kept: int
    head: bytes
    faults: list[Fault]


def verify(ledger: Ledger) -> Report:
    """Read everything and compare it with what its hashes say. Never raises for what it finds in the file."""
    store, faults = ledger.store, list[Fault]()
    faults += _guarded(Fault(None, told) for told in _once(store.damage))
    genesis = _genesis(store, faults)
    walk = Walk(genesis)
    faults += _guarded(_about(row, told) for row in store.rows() for told in walk.past(row))
    faults += _guarded(Fault(None, told) for row in _once(store.kept_rows) for told in walk.past_kept(row))
    return Report(walk.count, walk.kept, walk.prev, faults)


def verify_at(path: Path) -> Report:
    """The same for a file, of which not even being a ledger is certain."""
    try:
        with open_ledger(path, create=False) as ledger:
            return verify(ledger)
    except LedgerError as error:
        return Report(0, 0, bytes(32), [Fault(None, str(error))])


def _about(row: Row, told: str) -> Fault:
    # In a damaged file even the seq can be something else than a number.
    return Fault(row.seq if isinstance(row.seq, int) else None, told)


def _guarded(faults: Iterator[Fault]) -> Iterator[Fault]:
    """The faults, and one more where the file cannot be read any further."""
    try:
        yield from faults
    except LedgerError as error:
        yield Fault(None, str(error))


def _once(question: Callable[[], Iterator[T]]) -> Iterator[T]:
    """The answers, asked for only when the first is wanted: so asking is guarded too."""
    yield from question()


def _genesis(store: Store, faults: list[Fault]) -> Genesis | None:
    try:
        document = store.genesis()
        return genesis_of(document) if document else None
    except LedgerError as error:
        faults.append(Fault(None, f"{error}; without it no hash can be computed"))
        return None
