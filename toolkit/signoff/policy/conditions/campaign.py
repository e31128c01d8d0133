"""campaign: the post belongs to this campaign, as in `when: {campaign: winter-menu}`."""

from typing import Annotated, ClassVar

from signoff.model import about
from signoff.policy.conditions._base import Named


class Campaign(Named):
    """Holds if the post belongs to this campaign. Globs are compared with the whole name."""

    fact: ClassVar[str] = "campaign"
    spoken: ClassVar[str] = "campaign"

    wanted: Annotated[str | list[str], about("Names or globs; any of them is enough", "winter-*")]
