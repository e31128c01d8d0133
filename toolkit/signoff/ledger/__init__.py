"""The ledger: every happening one entry, in one chain of hashes, only ever added to.

    with open_ledger(path, create=True, name="cafe") as ledger:
        ledger.append([Draft(stream="posts/p1", do="submit", by="anna", at=now)], expected={"posts/p1": 0})

`open_ledger(path, create=False)` reads and leaves no trace. `verify(ledger)` says in words whatever was altered."""

from typing import TYPE_CHECKING

from signoff.ledger.entry import Draft, Entry, Head
from signoff.ledger.export import export
from signoff.ledger.genesis import Genesis
from signoff.ledger.ledger import Ledger
from signoff.ledger.letters import Conflict, Earlier, LedgerError, Uncertain
from signoff.ledger.opening import open_ledger
from signoff.ledger.record import decode, digest, encode, hash_of, record_bytes
from signoff.ledger.store import Row, Store
from signoff.ledger.verify import Fault, Report, verify, verify_at
from signoff.ledger.whole import require_whole
from signoff.registry import late

if TYPE_CHECKING:
    from signoff.ledger.signature import NAMESPACE, SIGNATURE, require_signed_by, signed_bytes, written
    from signoff.ledger.signature_ssh import BadSignature

# Most ledgers hold no signature: who never meets one does not pay for reading them.
_SIGNATURE = dict.fromkeys(("NAMESPACE", "SIGNATURE", "require_signed_by", "signed_bytes", "written"), "signature")
__getattr__ = late(__name__, BadSignature="signature_ssh", **_SIGNATURE)
__all__ = [
    "NAMESPACE",
    "SIGNATURE",
    "BadSignature",
    "Conflict",
    "Draft",
    "Earlier",
    "Entry",
    "Fault",
    "Genesis",
    "Head",
    "Ledger",
    "LedgerError",
    "Report",
    "Row",
    "Store",
    "Uncertain",
    "decode",
    "digest",
    "encode",
    "export",
    "hash_of",
    "open_ledger",
    "record_bytes",
    "require_signed_by",
    "require_whole",
    "signed_bytes",
    "verify",
    "verify_at",
    "written",
]
