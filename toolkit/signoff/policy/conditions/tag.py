"""tag: the post carries one of these tags, as in `when: {tag: [promotion, giveaway-*]}`."""

from typing import Annotated, ClassVar

from signoff.model import about
from signoff.policy.conditions._base import Named


class Tag(Named):
    """Holds if the post carries one of these tags. Globs are compared with the whole name."""

    fact: ClassVar[str] = "tags"
    spoken: ClassVar[str] = "tag"

    wanted: Annotated[str | list[str], about("Names or globs; any of them is enough", ["promotion", "giveaway-*"])]
