"""audience: the post is meant for this audience, as in `when: {audience: students}`."""

from typing import Annotated, ClassVar

from signoff.model import about
from signoff.policy.conditions._base import Named


class Audience(Named):
    """Holds if the post is meant for this audience. Globs are compared with the whole name."""

    fact: ClassVar[str] = "audience"
    spoken: ClassVar[str] = "audience"

    wanted: Annotated[str | list[str], about("Names or globs; any of them is enough", "students")]
