"""Bringing posts in: every file of an import, or none."""

from typing import Any

from signoff.content.suites import ImportPlan
from signoff.errors import SignoffError
from signoff.policy import Policy, write_new
from signoff.workspace import Workspace


def likely_author(policy: Policy) -> str:
    """Whose posts they are, where nobody is named: the first by name who may submit, best one who may not approve.

    Raises SignoffError where nobody of the team may submit."""
    rights = {name: _rights(policy, name) for name in sorted(policy.people)}
    writers = [name for name, may in rights.items() if "submit" in may]
    only = [name for name in writers if "approve" not in rights[name]]
    if not writers:
        raise SignoffError("who wrote them? Nobody of the team may submit; say `--as PERSON`.")
    return (only or writers)[0]


def _rights(policy: Policy, name: str) -> set[str]:
    roles = (policy.roles.get(grant.role) for grant in policy.people[name].grants)
    return {act for role in roles if role for act in role.may}


def bring_in(workspace: Workspace, plan: ImportPlan) -> dict[str, Any]:
    """Writes the posts that are not there yet. What is there is left as it is: the same file twice adds nothing.

    Nothing is recorded in the ledger: an imported post is a draft until somebody acts on it."""
    there = {*workspace.content.posts, *workspace.content.faulty}
    files = plan.files(there)
    write_new({workspace.root / path: data for path, data in files.items()}, inside=workspace.root)
    return {"read": plan.rows, "added": len(files), "known": len(plan.taken) - len(files)}
