"""channel: the post goes to this channel, as in `when: {channel: cafe-bluesky}`."""

from typing import Annotated, ClassVar

from signoff.model import about
from signoff.policy.conditions._base import Named


class Channel(Named):
    """Holds if the post goes to this channel. Globs are compared with the whole name."""

    fact: ClassVar[str] = "channels"
    spoken: ClassVar[str] = "channel"

    wanted: Annotated[str | list[str], about("Names or globs; any of them is enough", "cafe-*")]
