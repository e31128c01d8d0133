"""An entry as people read it, and the draft that a writer hands in."""

import os
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from signoff.ledger.letters import LedgerError
from signoff.ledger.record import decode
from signoff.ledger.store import Row

FORGET = "forget"  # the act that takes kept bytes away; its body names them in `hashes`


class Entry(msgspec.Struct, frozen=True):
    """One happening as the ledger holds it.

    seq      place in the whole ledger, from 1        version   place in its stream, from 1
    at       aware, with the offset it was written in  by, do    who, and which act
    body     everything else that was said             id        16 random bytes
    prev, hash   32 bytes each: the entry before, and this one"""

    seq: int
    stream: str
    version: int
    at: datetime
    by: str
    do: str
    body: dict[str, Any]
    id: bytes
    prev: bytes
    hash: bytes


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that is not yet written. Its id is drawn here, so that a writer can ask later whether it landed."""

    stream: str
    do: str
    by: str
    at: datetime
    body: dict[str, Any] = {}
    id: bytes = msgspec.field(default_factory=lambda: os.urandom(16))


class Head(NamedTuple):
    """How many entries there are, and the hash of the last (of the genesis document where there is none)."""

    size: int
    hash: bytes


def entry_of(row: Row) -> Entry:
    """The entry that a stored row holds; what was said is taken from the hashed body, never from the repeated columns.

    Raises LedgerError where the row cannot be read."""
    try:
        body = decode(row.body)
        at, by, do = time_of(body.pop("at")), body.pop("by"), body.pop("do")
        return Entry(row.seq, row.stream.decode(), row.version, at, by, do, body, row.id, row.prev, row.hash)
    except (LedgerError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise LedgerError(f"entry {row.seq} cannot be read; `signoff ledger verify` says what was altered") from error


def time_of(text: str) -> datetime:
    """The moment that ISO 8601 text with an offset names. Raises ValueError or TypeError for anything else."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f"{text} has no offset")
    return at
