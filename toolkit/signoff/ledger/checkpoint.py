"""A checkpoint: so many entries, and the root over all of them, signed. Kept elsewhere, it shows what was cut.

    signoff.example/3f2a…            the origin: which ledger
    244                              its size, in entries
    CsUYapGGPo4dkMgIAUqom/Xa…        the root of RFC 6962 over the entries' hashes, base64

    — signoff.example/3f2a… Ab12…    who signed it: a name, and base64 of the key's hash and the Ed25519 signature

Source: C2SP tlog-checkpoint and signed-note; RFC 6962, 2.1. Read 2026-11."""

import base64
import binascii
import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from signoff.ledger.ledger import Ledger
from signoff.ledger.letters import LedgerError

ORIGIN = "signoff.example/"
ED25519 = b"\x01"  # the signature type of signed-note
DASH = "— "


class Checkpoint(NamedTuple):
    """What a checkpoint says. root: 32 bytes."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The signed lines, the last line break included."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def origin_of(ledger: Ledger) -> str:
    """The name of a ledger among all ledgers. Raises LedgerError where none was begun."""
    genesis = ledger.genesis()
    if genesis is None:
        raise LedgerError("there is no ledger yet, and so nothing to make a checkpoint of")
    return ORIGIN + genesis.id.hex()


def checkpoint_of(ledger: Ledger, size: int | None = None) -> Checkpoint:
    """The checkpoint of a ledger as it is, or of its first `size` entries."""
    hashes = [row.hash for row in ledger.store.rows()]
    return Checkpoint(origin_of(ledger), len(hashes[:size]), root_of(hashes[:size]))


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The Merkle tree hash of RFC 6962 over leaf hashes, in order; SHA-256 of nothing where there is none."""
    stack: list[tuple[int, bytes]] = []  # (how many leaves, their hash), each more than the next
    for leaf in leaves:
        count, node = 1, leaf
        while stack and stack[-1][0] == count:
            node = _above(stack.pop()[1], node)
            count *= 2
        stack.append((count, node))
    if not stack:
        return hashlib.sha256().digest()
    root = stack.pop()[1]
    while stack:
        root = _above(stack.pop()[1], root)
    return root


def _above(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


class Note(NamedTuple):
    """A signed checkpoint as it was read. signatures: (name, hash of the key, signature) of each line."""

    checkpoint: Checkpoint
    signatures: tuple[tuple[str, bytes, bytes], ...]


def note_of(text: str) -> Note:
    """A checkpoint's file. Raises LedgerError where it is none."""
    body, blank, below = text.partition("\n\n")
    lines = body.split("\n")
    try:
        origin, size, root = lines[0], int(lines[1]), base64.b64decode(lines[2], validate=True)
        signatures = tuple(_signature(line) for line in below.splitlines() if line)
    except (IndexError, ValueError, binascii.Error):
        raise LedgerError("this is no checkpoint: it has an origin, a size, a root, and signatures below") from None
    if not blank or len(root) != 32 or size < 0 or str(size) != lines[1] or not origin or not signatures:
        raise LedgerError("this is no checkpoint: it has an origin, a size, a root, and signatures below")
    return Note(Checkpoint(origin, size, root), signatures)


def _signature(line: str) -> tuple[str, bytes, bytes]:
    name, _, data = line.removeprefix(DASH).rpartition(" ")
    raw = base64.b64decode(data, validate=True)
    if not line.startswith(DASH) or not name or len(raw) < 5:
        raise ValueError(line)
    return name, raw[:4], raw[4:]


def faults_against(ledger: Ledger, note: Note) -> list[str]:
    """In words, what of a ledger is not as the checkpoint has it; nothing where it only went on since."""
    seen = note.checkpoint
    if seen.origin != origin_of(ledger):
        return [f"the checkpoint is of another ledger: {seen.origin}"]
    now = checkpoint_of(ledger, seen.size)
    if now.size < seen.size:
        return [f"its tail was cut off: the checkpoint saw {seen.size} entries, and there are {now.size}"]
    if now.root != seen.root:
        return [f"it was rewritten: its first {seen.size} entries are not those that the checkpoint saw"]
    return []
