"""Along the chain, entry by entry: what each must be after the one before it, and in which words it is not."""

from collections.abc import Iterator
from datetime import datetime

from signoff.ledger.entry import FORGET, time_of
from signoff.ledger.genesis import Genesis
from signoff.ledger.letters import LedgerError
from signoff.ledger.record import decode, hash_of, is_canonical, record_bytes
from signoff.ledger.shape import oddity, other_columns
from signoff.ledger.store import KeptRow, Row


class Walk:
    """What is known after the entries passed so far, and so what the next one must say."""

    def __init__(self, genesis: Genesis | None) -> None:
        """Without a genesis links are compared, but no hash can be computed."""
        self.ledger = genesis.id if genesis else None
        self.prev = genesis.hash if genesis else bytes(32)
        self.seq = self.count = self.kept = 0
        self.at: datetime | None = None
        self.sealed = True
        self.versions: dict[bytes, int] = {}
        self.ids: set[bytes] = set()
        self.forgotten: dict[int, object] = {}

    def past(self, row: Row) -> Iterator[str]:
        """Everything that is wrong with this entry; then the walk stands after it, whatever was found."""
        self.count += 1
        if odd := oddity(row):
            yield odd
        else:
            yield from self._place(row)
            yield from self._link(row)
            yield from self._seal(row)
            yield from self._body(row)
        self._stand_after(row)

    def past_kept(self, row: KeptRow) -> Iterator[str]:
        """Everything that is wrong with kept bytes, once all entries are passed."""
        self.kept += 1
        if row.digest is not None and row.digest != row.name:
            yield f"the bytes kept as {row.name} were changed: they give {row.digest}"
        named = self.forgotten.get(row.forgotten or 0)
        if row.digest is None and not (isinstance(named, list) and row.name in named):
            yield f"the bytes kept as {row.name} are gone, and no entry says that they were taken away"

    def _stand_after(self, row: Row) -> None:
        self.prev = row.hash if isinstance(row.hash, bytes) else b""
        if isinstance(row.seq, int) and isinstance(row.version, int):
            self.seq, self.versions[row.stream] = row.seq, row.version

    def _place(self, row: Row) -> Iterator[str]:
        if row.seq != self.seq + 1:
            yield f"it should be entry {self.seq + 1}: what stood between was removed, or its seq was changed"
        wanted = self.versions.get(row.stream, 0) + 1
        if row.version != wanted:
            yield f"its version in `{row.stream.decode()}` is {row.version} and should be {wanted}"
        if row.id in self.ids:
            yield "its id is that of an entry before it"
        self.ids.add(row.id)

    def _link(self, row: Row) -> Iterator[str]:
        if row.prev == self.prev or (self.ledger is None and self.seq == 0):
            return
        before = f"entry {self.seq}" if self.seq else "the genesis document"
        yield (
            f"it does not follow {before}: its prev is {row.prev.hex()} and should be {self.prev.hex()}; "
            "an entry was changed, removed or put in before it"
        )

    def _seal(self, row: Row) -> Iterator[str]:
        given = self._hash(row)
        self.sealed = given is None or given == row.hash
        if self.sealed or given is None:
            return
        yield (
            f"{self._suspect(row)} was changed: the stored hash is {row.hash.hex()} but the bytes give {given.hex()}; "
            "everything after it rests on the broken link"
        )

    def _suspect(self, row: Row) -> str:
        """Which column was changed, if putting back what it should be mends the hash."""
        mended = {
            "seq": row._replace(seq=self.seq + 1),
            "version": row._replace(version=self.versions.get(row.stream, 0) + 1),
            "prev": row._replace(prev=self.prev),
        }
        fitting = [name for name, candidate in mended.items() if self._hash(candidate) == row.hash]
        return f"its {fitting[0]}" if fitting else "its body (or its stream, id or hash)"

    def _hash(self, row: Row) -> bytes | None:
        if self.ledger is None:
            return None
        record = record_bytes(
            ledger=self.ledger, prev=row.prev, seq=row.seq, entry_id=row.id,
            stream=row.stream, version=row.version, body=row.body,
        )  # fmt: skip
        return hash_of(record)

    def _body(self, row: Row) -> Iterator[str]:
        try:
            told = decode(row.body)
            at, canonical = time_of(told["at"]), is_canonical(row.body, told)
        except (LedgerError, KeyError, TypeError, ValueError, RecursionError) as error:
            yield f"its body cannot be read: {error}"
            return
        if not canonical:
            yield "its body is not what it encodes to: a key stands twice, bytes are spare, or the order is another"
        yield from other_columns(row, told, at)
        if self.at is not None and at < self.at:
            yield f"its time {at.isoformat()} is earlier than that of an entry before it"
        # A time that was altered is no measure for those after it.
        self.at = at if self.sealed else self.at
        if told.get("do") == FORGET:
            self.forgotten[row.seq] = told.get("hashes")
