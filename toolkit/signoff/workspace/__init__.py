"""A workspace: the folder with `policies/`, everything in it opened once, and what is not yet in its ledger."""

from signoff.workspace._accepted import ACCEPT, Acceptance, accepters, policy_of
from signoff.workspace._accepted import STREAM as POLICY_STREAM
from signoff.workspace._signed import signature_faults
from signoff.workspace._workspace import LEDGER, OPENED, Workspace, find_root, open_workspace

__all__ = [
    "ACCEPT",
    "LEDGER",
    "OPENED",
    "POLICY_STREAM",
    "Acceptance",
    "Workspace",
    "accepters",
    "find_root",
    "open_workspace",
    "policy_of",
    "signature_faults",
]
