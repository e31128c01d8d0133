"""Nothing is built on entries that were altered: asked before anything is decided or recorded."""

from signoff.errors import Problem
from signoff.ledger.ledger import Ledger
from signoff.ledger.letters import LedgerError
from signoff.ledger.verify import verify

MOST_VERIFIED = 50_000  # entries, well under two seconds; a longer ledger is verified by its own verb
WHY = (
    "Nothing was recorded, and nothing is decided on it. `signoff ledger verify` says more; "
    "a copy from before can be put in its place."
)


def require_whole(ledger: Ledger) -> None:
    """Raises LedgerError where the ledger is not what was written."""
    if ledger.head().size <= MOST_VERIFIED and (faults := verify(ledger).faults):
        raise LedgerError(*(Problem(f"the ledger was altered: {fault}", why=WHY) for fault in faults))
