"""The same content and the same entries, under other rules."""

from signoff.content import open_content
from signoff.errors import Problem
from signoff.policy import Policy
from signoff.workspace import Workspace


def under(workspace: Workspace, policy: Policy) -> Workspace:
    """A workspace that is decided under `policy`. It asks no memory, and reads content again only where it must."""
    other = workspace.afresh()
    known = vars(other)  # what a workspace works out once, it keeps under the name of the property
    known["policy"], known["entries"] = policy, workspace.entries
    known["_opened"] = _content(workspace, policy)
    return other


def _content(workspace: Workspace, policy: Policy) -> object:
    """Content as these rules read it: names of channels begin a variant, and slots are times of the zone.

    A post that these rules could not read (its author is not in their team) stays as it was: it is history."""
    known, problems = workspace.content, list[Problem]()
    if (policy.zone, set(policy.channels)) == (workspace.policy.zone, set(workspace.policy.channels)):
        return known, problems
    again, _ = open_content(workspace.root, policy)
    posts = {name: again.posts.get(name) or again.faulty.get(name) or post for name, post in known.posts.items()}
    return type(known)(**{name: getattr(again, name) for name in again.__struct_fields__} | {"posts": posts}), problems
