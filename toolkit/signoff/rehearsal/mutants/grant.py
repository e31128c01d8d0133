"""grant: a role that somebody holds for some channels only is held for all."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from signoff.model import many
from signoff.policy import Policy
from signoff.rehearsal.mutants._change import Change

KIND = "team"
NOTICED_BY = "a test of a post on another channel that names everybody the step is waiting on"


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Each `channels` of each role of a person that leaves an account out."""
    for person, said in document.people.items():
        for number, grant in enumerate(said.roles if isinstance(said.roles, list) else ()):
            globs = many(getattr(grant, "channels", None))
            if globs and any(not any(fnmatchcase(name, glob) for glob in globs) for name in policy.channels):
                yield Change(("people", person, "roles", number, "channels"))
