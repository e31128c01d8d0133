"""A workspace: the folder with `policies/`, everything in it opened once, and what is not yet in its ledger."""

from signoff.workspace._workspace import LEDGER, OPENED, Workspace, find_root, open_workspace

__all__ = ["LEDGER", "OPENED", "Workspace", "find_root", "open_workspace"]
