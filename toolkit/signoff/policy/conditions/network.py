"""network: one of the post's channels is on this network, as in `when: {network: linkedin}`."""

from typing import Annotated, ClassVar

from signoff.model import about
from signoff.policy.conditions._base import Named


class Network(Named):
    """Holds if one of the post's channels is on this network. Globs are compared with the whole name."""

    fact: ClassVar[str] = "networks"
    spoken: ClassVar[str] = "network"

    wanted: Annotated[str | list[str], about("Names or globs; any of them is enough", "linkedin")]
