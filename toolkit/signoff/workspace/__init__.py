"""A workspace: the folder with `policies/`, everything in it opened once, and what is not yet in its ledger."""

from signoff.workspace._accepted import ACCEPT, Acceptance, accepters, policy_of
from signoff.workspace._accepted import STREAM as POLICY_STREAM
from signoff.workspace._holds import HOLD, RELEASE, may_hold, own_entries, standing
from signoff.workspace._holds import STREAM as HOLDS_STREAM
from signoff.workspace._signed import signature_faults
from signoff.workspace._workspace import LEDGER, OPENED, Workspace, find_root, open_workspace

__all__ = [
    "ACCEPT",
    "HOLD",
    "HOLDS_STREAM",
    "LEDGER",
    "OPENED",
    "POLICY_STREAM",
    "RELEASE",
    "Acceptance",
    "Workspace",
    "accepters",
    "find_root",
    "may_hold",
    "open_workspace",
    "own_entries",
    "policy_of",
    "signature_faults",
    "standing",
]
