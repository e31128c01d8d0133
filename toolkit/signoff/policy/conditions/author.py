"""author: this person wrote the post, as in `when: {author: anna}`."""

from typing import Annotated, ClassVar

from signoff.model import about
from signoff.policy.conditions._base import Named


class Author(Named):
    """Holds if this person wrote the post. Globs are compared with the whole name."""

    fact: ClassVar[str] = "author"
    spoken: ClassVar[str] = "author"

    wanted: Annotated[str | list[str], about("Names or globs; any of them is enough", "anna")]
