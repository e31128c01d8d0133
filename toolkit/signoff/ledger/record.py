"""The record of an entry, to the byte, and its hash.

    record = "signoff/entry/2\\0" | ledger id (16) | prev (32) | seq (u64) | entry id (16)
             | length of stream (u16) | stream (UTF-8) | version (u64) | body (JSON, UTF-8)
    hash   = SHA-256(0x00 | record), the leaf hash of RFC 6962, and the next entry's prev

All numbers big-endian. The first prev is the SHA-256 of the genesis document. One hash serves as link of the chain and
as leaf of a Merkle tree, so checkpoints need no second store."""

import hashlib
import math
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import msgspec

from signoff.ledger.letters import LedgerError

TAG = b"signoff/entry/2\0"
LEAF = b"\0"
DEEPEST = 64  # levels of a body: however deep in other work a reader is, it can be read

_encoder = msgspec.json.Encoder(order="sorted")


def record_bytes(
    *, ledger: bytes, prev: bytes, seq: int, entry_id: bytes, stream: bytes, version: int, body: bytes
) -> bytes:
    """The bytes that are hashed (and, later, signed). Raises OverflowError where a number does not fit its field."""
    head = (TAG, ledger, prev, seq.to_bytes(8, "big"), entry_id, len(stream).to_bytes(2, "big"))
    return b"".join((*head, stream, version.to_bytes(8, "big"), body))


def hash_of(record: bytes) -> bytes:
    """32 bytes: the entry's hash, and the next one's prev."""
    return hashlib.sha256(LEAF + record).digest()


def digest(data: bytes) -> str:
    """The name under which bytes are kept: their SHA-256 as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def encode(document: Mapping[str, Any]) -> bytes:
    """The one way to write a body: JSON, keys sorted by code point, no spaces, UTF-8, times in ISO 8601 with offset.

    Raises LedgerError for what would not come back as it went in: NaN, naive times, lone surrogates, odd types."""
    try:
        return _encoder.encode(plain(document))
    except (ValueError, TypeError) as error:
        raise LedgerError(f"this cannot be written into the ledger: {error}") from error


def decode(raw: bytes) -> dict[str, Any]:
    """What a body says. Raises LedgerError where it is not one JSON object."""
    try:
        told = msgspec.json.decode(raw)
    except (ValueError, TypeError, RecursionError) as error:
        raise LedgerError(f"not JSON: {error}") from error
    if not isinstance(told, dict):
        raise LedgerError("not a JSON object")
    return told


def is_canonical(raw: bytes, told: Mapping[str, Any]) -> bool:
    """Whether the bytes are exactly what their own decoding encodes to: no twin keys, no spare bytes, in order."""
    return _encoder.encode(told) == raw


def plain(value: object, depth: int = 0) -> object:
    """The value as JSON has it: mappings, lists, text, numbers, true, false, null. Raises ValueError for others."""
    if depth > DEEPEST:
        raise ValueError(f"it nests deeper than {DEEPEST} levels")
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    if isinstance(value, Mapping):
        return {_key(key): plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item, depth + 1) for item in value]
    if isinstance(value, date):
        return _moment(value)
    raise ValueError(f"{value!r} is not plain data")


def _key(key: object) -> str:
    if isinstance(key, str):
        return key
    raise ValueError(f"the key {key!r} is not text")


def _moment(value: date) -> str:
    if isinstance(value, datetime) and value.utcoffset() is None:
        raise ValueError(f"the time {value} has no offset")
    return value.isoformat()
