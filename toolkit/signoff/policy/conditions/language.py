"""language: the post is in this language, as in `when: {language: lv}`."""

from typing import Annotated, ClassVar

from signoff.model import about
from signoff.policy.conditions._base import Named


class Language(Named):
    """Holds if the post is in this language. Globs are compared with the whole name."""

    fact: ClassVar[str] = "language"
    spoken: ClassVar[str] = "language"

    wanted: Annotated[str | list[str], about("Names or globs; any of them is enough", "lv")]
