"""Bringing posts in: every file of an import, or none."""

from typing import Any

from signoff.content.suites import ImportPlan
from signoff.policy import write_new
from signoff.workspace import Workspace


def bring_in(workspace: Workspace, plan: ImportPlan) -> dict[str, Any]:
    """Writes the posts that are not there yet. What is there is left as it is: the same file twice adds nothing.

    Nothing is recorded in the ledger: an imported post is a draft until somebody acts on it."""
    there = {*workspace.content.posts, *workspace.content.faulty}
    files = plan.files(there)
    write_new({workspace.root / path: data for path, data in files.items()}, inside=workspace.root)
    return {"read": plan.rows, "added": len(files), "known": len(plan.taken) - len(files)}
