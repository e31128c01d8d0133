"""The ledger as everybody uses it: read entries, add entries, keep bytes. The database behind it is a `Store`."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Self

from signoff.ledger.chain import Tail, linked
from signoff.ledger.entry import FORGET, Draft, Entry, Head, entry_of
from signoff.ledger.genesis import Genesis, genesis_of
from signoff.ledger.letters import Conflict, LedgerError
from signoff.ledger.record import digest
from signoff.ledger.shape import oddity
from signoff.ledger.store import Row, Store


class Ledger:
    """One ledger. Use it in a `with`, or close it: a writer that is not closed leaves unfinished files beside it."""

    def __init__(self, store: Store) -> None:
        """Takes the open store; `open_ledger` is the usual way here."""
        self.store = store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def genesis(self) -> Genesis | None:
        """Which ledger this is; None where none was begun yet."""
        document = self.store.genesis()
        return genesis_of(document) if document else None

    def entries(self, stream: str | None = None, until: datetime | None = None, after: int = 0) -> list[Entry]:
        """Entries in order of seq: of one stream or all, up to a moment (that moment included), after a seq."""
        rows = self.store.rows(after) if stream is None else self.store.rows_of(stream.encode(), after)
        found = map(entry_of, rows)
        return [entry for entry in found if until is None or entry.at <= until]

    def find(self, entry_id: bytes) -> Entry | None:
        """The entry with that id: how a writer asks, after a commit that ended in doubt, whether it landed."""
        row = self.store.row(entry_id)
        return entry_of(row) if row else None

    def count(self, stream: str, until: datetime) -> int:
        """How many entries a stream has, up to a moment; without reading them, where nothing is later than that."""
        last = self.store.last()
        if last is None or entry_of(last).at <= until:
            return self.store.version(stream.encode())
        return len(self.entries(stream, until))

    def head(self) -> Head:
        """Where the chain ends. A ledger not yet begun has 32 zero bytes for hash."""
        if last := self.store.last():
            return Head(last.seq, _whole(last).hash)
        genesis = self.genesis()
        return Head(0, genesis.hash if genesis else bytes(32))

    def versions(self) -> dict[str, int]:
        """The version that each stream is at: what a writer hands back as `expected`."""
        try:
            return {stream.decode(): version for stream, version in self.store.versions().items()}
        except (AttributeError, UnicodeDecodeError) as error:
            raise LedgerError(
                "a stream's name cannot be read; `signoff ledger verify` says what was altered"
            ) from error

    def kept(self, name: str) -> bytes | None:
        """The bytes of that SHA-256 (64 hex digits), None where they never were or were taken away.

        Raises LedgerError when what is stored is no longer what the name says."""
        data = self.store.kept(name)
        if data is not None and digest(data) != name:
            raise LedgerError(f"the bytes kept as {name} were changed; they are not given out")
        return data

    def keep(self, data: bytes) -> str:
        """Keep bytes in a transaction of their own; the answer is their name."""
        with self.store.writing():
            self.store.keep(digest(data), data)
        return digest(data)

    def append(
        self, drafts: Sequence[Draft], expected: Mapping[str, int] | None = None, keep: Iterable[bytes] = ()
    ) -> list[Entry]:
        """Add entries and keep bytes, all or nothing. A draft that does `forget` takes away the bytes it names.

        expected   the version of each stream that the decision rests on, as the writer saw it; 0 for an empty one
        Raises     Conflict, Earlier, LedgerError: nothing was added.  Uncertain: ask `find` with the drafts' ids."""
        with self.store.writing():
            self._agree(expected or {})
            rows = list(linked(drafts, self._tail(drafts)))
            for data in keep:
                self.store.keep(digest(data), data)
            self.store.add(rows)
            self._forget(drafts, rows)
        return [entry_of(row) for row in rows]

    def forget(self, names: Sequence[str], *, by: str, at: datetime, reason: str) -> Entry:
        """Take kept bytes away (personal data), by an entry that says so; their names, the SHA-256s, stay."""
        body: dict[str, Any] = {"hashes": list(names), "reason": reason}
        return self.append([Draft(stream="kept", do=FORGET, by=by, at=at, body=body)])[0]

    def _agree(self, expected: Mapping[str, int]) -> None:
        for stream, seen in expected.items():
            current = self.store.version(stream.encode())
            if current != seen:
                raise Conflict(stream, seen, current)

    def _tail(self, drafts: Sequence[Draft]) -> Tail:
        genesis, last = genesis_of(self.store.genesis()), self.store.last()
        streams = {draft.stream.encode("utf-8", "replace") for draft in drafts}
        versions = {stream: self.store.version(stream) for stream in streams}
        if last is None:
            return Tail(genesis.id, 0, genesis.hash, None, versions)
        return Tail(genesis.id, last.seq, _whole(last).hash, entry_of(last).at, versions)

    def _forget(self, drafts: Sequence[Draft], rows: Sequence[Row]) -> None:
        for draft, row in zip(drafts, rows, strict=True):
            if draft.do == FORGET:
                self.store.forget(draft.body.get("hashes", []), row.seq)


def _whole(last: Row) -> Row:
    """The last row, if something can be put after it."""
    if odd := oddity(last):
        raise LedgerError(f"the last entry is damaged: {odd}; `signoff ledger verify` says more")
    return last
