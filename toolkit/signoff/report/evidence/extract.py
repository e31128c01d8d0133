"""The part of the ledger that is about one post, with all that it takes to compute its hashes again.

Each entry comes with its record's fields and its way to the root (an audit path of RFC 6962, 2.1.1), so that nobody
needs the entries in between, which are about other posts."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from signoff.ledger import Genesis, Ledger, Row, decode
from signoff.policy import MOST_BYTES, read_file

INNER = b"\1"


def extract(ledger: Ledger, stream: str, names: Iterable[str], now: datetime) -> dict[str, Any]:
    """Ledger id, size, head, root; the stream's entries; the kept bytes of these names. Hashes in hex.

    now   the tree is of all entries until then"""
    genesis, rows = ledger.genesis(), []
    for row in ledger.store.rows():
        if datetime.fromisoformat(decode(row.body)["at"]) > now:
            break
        rows.append(row)
    tree = Tree([row.hash for row in rows])
    head = rows[-1].hash if rows else genesis.hash if genesis else bytes(32)
    return {
        **_named(genesis), "size": len(rows), "head": head.hex(), "root": tree.root.hex(), "stream": stream,
        "entries": [_plain(row, tree) for row in rows if row.stream == stream.encode()],
        "kept": {name: data.decode() for name in dict.fromkeys(names) if (data := ledger.kept(name)) is not None},
    }  # fmt: skip


def _named(genesis: Genesis | None) -> dict[str, str]:
    if genesis is None:
        return {"ledger": "", "name": "", "created": ""}
    return {"ledger": genesis.id.hex(), "name": genesis.name, "created": genesis.created.isoformat()}


def _plain(row: Row, tree: "Tree") -> dict[str, Any]:
    return {
        "seq": row.seq, "version": row.version, "id": row.id.hex(), "prev": row.prev.hex(), "hash": row.hash.hex(),
        "body": row.body.decode(), "path": [one.hex() for one in tree.path(row.seq - 1)],
    }  # fmt: skip


class Tree:
    """The Merkle tree of RFC 6962 over leaf hashes. levels: from the leaves to the root, odd ends carried up."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        """Hashes every inner node once."""
        self.levels = [list(leaves)]
        while len(self.levels[-1]) > 1:
            below = self.levels[-1]
            pairs = [_inner(*below[at : at + 2]) for at in range(0, len(below) - 1, 2)]
            self.levels.append(pairs + below[len(below) - len(below) % 2 :])

    @property
    def root(self) -> bytes:
        """The tree's hash; of no leaf, the hash of nothing."""
        return self.levels[-1][0] if self.levels[0] else sha256().digest()

    def path(self, index: int) -> list[bytes]:
        """The hashes that lead from the leaf at `index` (from 0) to the root, the nearest first."""
        found = []
        for level in self.levels[:-1]:
            if (index ^ 1) < len(level):
                found.append(level[index ^ 1])
            index //= 2
        return found


def _inner(left: bytes, right: bytes) -> bytes:
    return sha256(INNER + left + right).digest()


def checking() -> str:
    """The script that checks the page: Python's standard library alone, nothing of signoff."""
    return read_file(Path(__file__).with_name("check_evidence.txt"), MOST_BYTES).decode()
