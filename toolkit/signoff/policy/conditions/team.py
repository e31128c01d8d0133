"""team: its author is in this team, as in `when: {team: riga}`."""

from typing import Annotated, ClassVar

from signoff.model import about
from signoff.policy.conditions._base import Named


class Team(Named):
    """Holds if its author is in this team. Globs are compared with the whole name."""

    fact: ClassVar[str] = "teams"
    spoken: ClassVar[str] = "author's team"

    wanted: Annotated[str | list[str], about("Names or globs; any of them is enough", "riga")]
