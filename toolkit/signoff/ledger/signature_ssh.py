"""OpenSSH's signatures, read and verified in this process: of `ssh-keygen -Y sign`, agents and hardware keys too.

    verified(signature, message, "signoff-verdict")     # the public key that signed it: "ssh-ed25519 AAAA…"

Source: openssh-portable, PROTOCOL.sshsig and PROTOCOL.u2f; RFC 4253, 5656 and 8332 for the keys. Read 2026-11."""

import base64
import binascii
import hashlib
from collections.abc import Callable

MAGIC = b"SSHSIG"
HASHES = ("sha256", "sha512")
LEAST_RSA = 2048  # bits, as OpenSSH's own RequiredRSASize has it at least in practice
TOUCHED = 1  # the flag of a hardware key that somebody touched it
CURVES = {b"nistp256": "SHA256", b"nistp384": "SHA384", b"nistp521": "SHA512"}


class BadSignature(ValueError):
    """It is no signature, or not of these bytes; the message says which."""


class Wire:
    """Bytes in SSH's own form, read from the front."""

    def __init__(self, data: bytes) -> None:
        """Takes the whole."""
        self.left = data

    def take(self, size: int) -> bytes:
        """So many bytes. Raises BadSignature where there are fewer."""
        if size > len(self.left):
            raise BadSignature("it ends too early")
        found, self.left = self.left[:size], self.left[size:]
        return found

    def string(self) -> bytes:
        """A string: its length in four bytes, then it."""
        return self.take(int.from_bytes(self.take(4), "big"))

    def number(self) -> int:
        """A whole number of any size that is not negative."""
        data = self.string()
        if data and data[0] & 0x80:
            raise BadSignature("a number in it is negative")
        return int.from_bytes(data, "big")

    def end(self) -> None:
        """Raises BadSignature where anything is left."""
        if self.left:
            raise BadSignature("bytes are left over at its end")


def string(data: bytes) -> bytes:
    """A string as SSH writes it."""
    return len(data).to_bytes(4, "big") + data


def verified(signature: bytes, message: bytes, namespace: str) -> str:
    """The public key that signed the message for that namespace, as `ssh-ed25519 AAAA…`.

    signature   the bytes inside the armour; whether the key is anybody's is for others to say
    Raises      BadSignature"""
    wire = Wire(signature)
    if wire.take(len(MAGIC)) != MAGIC or wire.take(4) != (1).to_bytes(4, "big"):
        raise BadSignature("it is no SSH signature of version 1")
    key, space, reserved, algorithm, inner = (wire.string() for _ in range(5))
    wire.end()
    if space != namespace.encode():
        raise BadSignature(f"it was made for `{space.decode('utf-8', 'replace')}`, not for `{namespace}`")
    if algorithm.decode("latin-1") not in HASHES:
        raise BadSignature("it uses a hash that SSH signatures may not")
    digest = hashlib.new(algorithm.decode(), message).digest()
    _verify(key, inner, MAGIC + b"".join(map(string, (space, reserved, algorithm, digest))))
    return public_key(key)


def public_key(blob: bytes) -> str:
    """A key's own bytes as the one line that people keep it as, without a comment."""
    kind = Wire(blob).string().decode("ascii", "replace")
    return f"{kind} {base64.b64encode(blob).decode()}"


def armoured(text: str) -> bytes:
    """The bytes inside `-----BEGIN SSH SIGNATURE-----`. Raises BadSignature where there is no such thing."""
    lines = [line.strip() for line in text.strip().splitlines()]
    if len(lines) < 3 or lines[0] != "-----BEGIN SSH SIGNATURE-----" or lines[-1] != "-----END SSH SIGNATURE-----":
        raise BadSignature("it is no SSH signature")
    return decoded("".join(lines[1:-1]))


def decoded(text: str) -> bytes:
    """Base64 as bytes. Raises BadSignature."""
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise BadSignature("it is not base64") from None


def _verify(key: bytes, inner: bytes, signed: bytes) -> None:
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

    public, signature = Wire(key), Wire(inner)
    kind, made_with = public.string(), signature.string()
    if kind not in VERIFIERS:
        raise BadSignature(f"keys of the kind `{kind.decode('latin-1')}` are not known here")
    try:
        VERIFIERS[kind](public, made_with, signature, signed)
    except (InvalidSignature, UnsupportedAlgorithm):
        raise BadSignature("it does not fit what it should have signed") from None
    except BadSignature:
        raise
    except ValueError as error:
        raise BadSignature(f"its key cannot be read: {error}") from None


def _ed25519(public: Wire, made_with: bytes, signature: Wire, signed: bytes) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    point, made = public.string(), signature.string()
    _no_more(public, signature, made_with == b"ssh-ed25519")
    Ed25519PublicKey.from_public_bytes(point).verify(made, signed)


def _ecdsa(public: Wire, made_with: bytes, signature: Wire, signed: bytes) -> None:
    curve, point, made = public.string(), public.string(), signature.string()
    _no_more(public, signature, made_with == b"ecdsa-sha2-" + curve and curve in CURVES)
    _on_curve(curve, point, made, signed)


def _rsa(public: Wire, made_with: bytes, signature: Wire, signed: bytes) -> None:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers

    exponent, modulus, made = public.number(), public.number(), signature.string()
    known = {b"rsa-sha2-256": hashes.SHA256(), b"rsa-sha2-512": hashes.SHA512()}
    _no_more(public, signature, made_with in known)  # never `ssh-rsa`, which is SHA-1
    if modulus.bit_length() < LEAST_RSA:
        raise BadSignature(f"its RSA key has {modulus.bit_length()} bits; at least {LEAST_RSA} are needed")
    RSAPublicNumbers(exponent, modulus).public_key().verify(made, signed, PKCS1v15(), known[made_with])


def _hardware_ed25519(public: Wire, made_with: bytes, signature: Wire, signed: bytes) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    point, application, made = public.string(), public.string(), signature.string()
    by_device = _by_device(application, signature, signed)
    _no_more(public, signature, made_with == b"sk-ssh-ed25519@openssh.com")
    Ed25519PublicKey.from_public_bytes(point).verify(made, by_device)


def _hardware_ecdsa(public: Wire, made_with: bytes, signature: Wire, signed: bytes) -> None:
    curve, point, application, made = public.string(), public.string(), public.string(), signature.string()
    by_device = _by_device(application, signature, signed)
    _no_more(public, signature, made_with == b"sk-ecdsa-sha2-nistp256@openssh.com" and curve == b"nistp256")
    _on_curve(curve, point, made, by_device)


def _by_device(application: bytes, signature: Wire, signed: bytes) -> bytes:
    """What a hardware key signs: whom it is for, whether it was touched, its counter, and the hash of the rest."""
    flags, counter = signature.take(1), signature.take(4)
    if not flags[0] & TOUCHED:
        raise BadSignature("nobody touched the hardware key that made it")
    return hashlib.sha256(application).digest() + flags + counter + hashlib.sha256(signed).digest()


def _on_curve(curve: bytes, point: bytes, made: bytes, signed: bytes) -> None:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

    pair = Wire(made)
    numbers = encode_dss_signature(pair.number(), pair.number())
    pair.end()
    group = {b"nistp256": ec.SECP256R1(), b"nistp384": ec.SECP384R1(), b"nistp521": ec.SECP521R1()}[curve]
    key = ec.EllipticCurvePublicKey.from_encoded_point(group, point)
    key.verify(numbers, signed, ec.ECDSA(getattr(hashes, CURVES[curve])()))


def _no_more(public: Wire, signature: Wire, fits: bool) -> None:
    public.end()
    signature.end()
    if not fits:
        raise BadSignature("it was not made with the algorithm of its key")


VERIFIERS: dict[bytes, Callable[[Wire, bytes, Wire, bytes], None]] = {
    b"ssh-ed25519": _ed25519, b"ssh-rsa": _rsa, **{b"ecdsa-sha2-" + curve: _ecdsa for curve in CURVES},
    b"sk-ssh-ed25519@openssh.com": _hardware_ed25519, b"sk-ecdsa-sha2-nistp256@openssh.com": _hardware_ecdsa,
}  # fmt: skip
