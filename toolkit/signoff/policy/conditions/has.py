"""has: the post holds a link, media, a mention or a hashtag, as in `when: {has: [link, media]}`."""

from typing import Annotated, ClassVar, Literal

from signoff.errors import listed
from signoff.model import about, many
from signoff.policy.conditions._base import Because, Condition, Subject

Thing = Literal["link", "media", "mention", "hashtag"]


class Has(Condition):
    """Holds if the post, in any of its variants, has one of these things."""

    facts: ClassVar[tuple[str, ...]] = ("has",)

    wanted: Annotated[Thing | list[Thing], about("What it has; any of them is enough", "link")]

    def test(self, subject: Subject) -> Because:
        """Looks at every variant that goes out."""
        for thing in many(self.wanted):
            if thing in subject.has:
                return Because(True, f"it has a {thing}" if thing != "media" else "it has media")
        return Because(False, f"it has no {listed(many(self.wanted))}")
