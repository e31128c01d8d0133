"""type: what is decided is a post, reply, asset or campaign, as in `when: {type: reply}`."""

from typing import Annotated, ClassVar

from signoff.model import about
from signoff.policy.conditions._base import Named


class Type(Named):
    """Holds if what is decided is a post, reply, asset or campaign. Globs are compared with the whole name."""

    fact: ClassVar[str] = "type"
    spoken: ClassVar[str] = "type"

    wanted: Annotated[str | list[str], about("Names or globs; any of them is enough", "reply")]
