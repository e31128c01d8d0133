"""What every act begins with, and what each entry says that it was decided under."""

from typing import Any

from signoff.clock import tzdata_version
from signoff.errors import Problem
from signoff.ledger import Ledger, LedgerError, verify
from signoff.networks import facts_hash
from signoff.policy import Policy

MOST_VERIFIED = 50_000  # entries, well under a second; a longer ledger is verified by its own verb


def whole(ledger: Ledger) -> None:
    """Raises LedgerError where the ledger is not what was written: nothing is built on altered entries."""
    if ledger.head().size <= MOST_VERIFIED and (faults := verify(ledger).faults):
        why = "Nothing was recorded. `signoff ledger verify` says more; a copy from before can be put in its place."
        raise LedgerError(*(Problem(f"the ledger was altered: {fault}", why=why) for fault in faults))


def under(policy: Policy) -> dict[str, Any]:
    """What the act was decided under, so that it can be decided again."""
    from signoff import __version__

    return {
        "policy": policy.hash,
        "networks": facts_hash(),
        "signoff": __version__,
        "tzdata": tzdata_version(),
    }
