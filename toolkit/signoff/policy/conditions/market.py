"""market: one of the post's channels is for this market, as in `when: {market: LV}`."""

from typing import Annotated, ClassVar

from signoff.model import about
from signoff.policy.conditions._base import Named


class Market(Named):
    """Holds if one of the post's channels is for this market. Globs are compared with the whole name."""

    fact: ClassVar[str] = "markets"
    spoken: ClassVar[str] = "market"

    wanted: Annotated[str | list[str], about("Names or globs; any of them is enough", ["LV", "EE"])]
