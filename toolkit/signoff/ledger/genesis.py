"""The genesis document: which ledger this is. Its SHA-256 is what the first entry follows."""

import hashlib
import os
from datetime import datetime

import msgspec

from signoff.ledger.entry import time_of
from signoff.ledger.letters import LedgerError
from signoff.ledger.record import decode, encode, is_canonical


class Genesis(msgspec.Struct, frozen=True):
    """A ledger's id (16 random bytes), the name it was given, and when it was begun (aware)."""

    id: bytes
    name: str
    created: datetime

    @property
    def document(self) -> bytes:
        """The canonical JSON that is stored and hashed; the id in hex."""
        return encode({"created": self.created, "id": self.id.hex(), "name": self.name})

    @property
    def hash(self) -> bytes:
        """The first entry's prev: SHA-256 of the document, 32 bytes."""
        return hashlib.sha256(self.document).digest()


def begin(name: str, created: datetime) -> Genesis:
    """A new ledger's genesis, with an id of its own."""
    return Genesis(os.urandom(16), name, created)


def genesis_of(document: bytes) -> Genesis:
    """What a stored genesis document says. Raises LedgerError where it is not one, to the byte."""
    told = decode(document)
    try:
        found = Genesis(bytes.fromhex(told["id"]), told["name"], time_of(told["created"]))
    except (KeyError, TypeError, ValueError) as error:
        raise LedgerError(f"the genesis document lacks id, name or created: {error}") from error
    if len(found.id) != 16 or not is_canonical(document, told) or found.document != document:
        raise LedgerError("the genesis document is not written as a genesis document is")
    return found
