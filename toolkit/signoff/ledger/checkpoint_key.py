"""The key that signs checkpoints: Ed25519, made at first use beside the ledger, or a file that you name.

That it lies beside the ledger takes nothing from a checkpoint that was kept elsewhere: whoever rewrites the ledger can
sign a new one, and cannot change the old.

Source: C2SP signed-note, the Ed25519 signature type. Read 2026-11."""

import base64
import hashlib
from pathlib import Path
from typing import Any

from signoff.errors import Place, Problem
from signoff.ledger.checkpoint import DASH, ED25519, Checkpoint, Note
from signoff.ledger.letters import LedgerError
from signoff.policy import read_file, write_new

NAME = "checkpoint.key"
PUBLIC = "checkpoint.pub"
MOST_BYTES = 10_000


def sign(checkpoint: Checkpoint, key: Path) -> str:
    """The checkpoint as a signed note. The key (PEM, Ed25519) is made where there is none, its `.pub` beside it."""
    private = _private(key, checkpoint.origin)
    identity = _identity(checkpoint.origin, _raw(private))
    made = private.sign(checkpoint.text.encode())
    line = f"{DASH}{checkpoint.origin} {base64.b64encode(identity + made).decode()}\n"
    return f"{checkpoint.text}\n{line}"


def verified(note: Note, verifier: str) -> bool:
    """Whether the key that a verifier names, `NAME+hash+base64` as the `.pub` file has it, signed the note.

    Raises LedgerError where the verifier is none."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    name, identity, raw = _verifier(verifier)
    for signed_by, key, made in note.signatures:
        if (signed_by, key) == (name, identity):
            try:
                Ed25519PublicKey.from_public_bytes(raw).verify(made, note.checkpoint.text.encode())
            except InvalidSignature:
                continue
            return True
    return False


def _private(path: Path, origin: str) -> Any:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    if not path.exists():
        private = Ed25519PrivateKey.generate()
        pem = private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                                    serialization.NoEncryption())  # fmt: skip
        write_new({path: pem, path.with_suffix(".pub"): verifier_of(origin, _raw(private)).encode() + b"\n"})
        path.chmod(0o600)
        return private
    try:
        found = serialization.load_pem_private_key(read_file(path, MOST_BYTES), None)
    except (ValueError, TypeError):
        found = None
    if not isinstance(found, Ed25519PrivateKey):
        raise LedgerError(Problem("no Ed25519 key in PEM without a password", Place(str(path))))
    return found


def verifier_of(origin: str, public: bytes) -> str:
    """A public key as signed-note writes it: name, hash and key."""
    return f"{origin}+{_identity(origin, public).hex()}+{base64.b64encode(ED25519 + public).decode()}"


def _verifier(text: str) -> tuple[str, bytes, bytes]:
    name, _, rest = text.strip().partition("+")
    said, _, key = rest.partition("+")
    try:
        raw = base64.b64decode(key, validate=True)
    except ValueError:
        raw = b""
    if len(raw) != 33 or raw[:1] != ED25519 or said != _identity(name, raw[1:]).hex():
        raise LedgerError("this is no verifier of checkpoints: NAME+hash+key, as the `.pub` file has it")
    return name, bytes.fromhex(said), raw[1:]


def _identity(name: str, public: bytes) -> bytes:
    """The four bytes by which signed-note knows a key of a name."""
    return hashlib.sha256(name.encode() + b"\n" + ED25519 + public).digest()[:4]


def _raw(private: Any) -> bytes:
    return bytes(private.public_key().public_bytes_raw())
