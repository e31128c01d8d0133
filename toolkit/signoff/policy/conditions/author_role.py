"""author_role: its author holds this role, as in `when: {author_role: intern}`."""

from typing import Annotated, ClassVar

from signoff.model import about
from signoff.policy.conditions._base import Named


class AuthorRole(Named):
    """Holds if its author holds this role. Globs are compared with the whole name."""

    fact: ClassVar[str] = "author_roles"
    spoken: ClassVar[str] = "author's role"

    wanted: Annotated[str | list[str], about("Names or globs; any of them is enough", "intern")]
