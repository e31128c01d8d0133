"""The signature of an entry: over its record without seq and prev, so that it can be made before the lock is taken.

    signed = "signoff/entry/2\\0" | ledger id (16) | entry id (16)
             | length of stream (u16) | stream (UTF-8) | version (u64) | body (JSON, UTF-8)

The body is that of the entry without `signature`. So a signature holds for one entry of one post in one ledger, and
cannot be moved to another post, another act or another ledger."""

import base64
from collections.abc import Iterable, Mapping
from typing import Any

from signoff.ledger.entry import Draft, Entry
from signoff.ledger.record import TAG, encode
from signoff.ledger.signature_ssh import BadSignature, armoured, decoded, verified

NAMESPACE = "signoff-verdict"
SIGNATURE = "signature"


def signed_bytes(ledger: bytes, one: Draft | Entry, version: int) -> bytes:
    """What the signature of a draft or an entry covers. ledger: the ledger's id; version: its place in the stream."""
    said: Mapping[str, Any] = {key: value for key, value in one.body.items() if key != SIGNATURE}
    body, stream = encode({"at": one.at, "by": one.by, "do": one.do, **said}), one.stream.encode()
    head = (TAG, ledger, one.id, len(stream).to_bytes(2, "big"), stream, version.to_bytes(8, "big"))
    return b"".join((*head, body))


def written(armour: str) -> str:
    """A signature as the entry keeps it: base64 of what `ssh-keygen -Y sign` prints, without the armour."""
    return base64.b64encode(armoured(armour)).decode()


def signer(ledger: bytes, one: Draft | Entry, version: int) -> str:
    """The public key that signed it, as `ssh-ed25519 AAAA…`. Raises BadSignature where none did, or of other bytes."""
    kept = one.body.get(SIGNATURE)
    if not isinstance(kept, str):
        raise BadSignature("it is not signed")
    return verified(decoded(kept), signed_bytes(ledger, one, version), NAMESPACE)


def require_signed_by(keys: Iterable[str], ledger: bytes, one: Draft | Entry, version: int) -> None:
    """Raises BadSignature unless one of these keys, `ssh-ed25519 AAAA…` each, signed it."""
    found = signer(ledger, one, version)
    if found not in set(keys):
        raise BadSignature(f"it is signed with a key that was not {one.by}'s then")
