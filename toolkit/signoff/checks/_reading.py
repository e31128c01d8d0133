"""One text, looked at once for all checks: what the voice sees of it, and the words with code spans blanked.

Nothing is cut out, so that every offset stays the text's own."""

import re
from functools import cached_property

from signoff import voice
from signoff.text import Entity

_VISIBLE = re.compile(r"[^\n]")


class Reading(voice.Reading):
    """What checks see of a text. `read` is its prose; `shown` has links, mentions and hashtags too."""

    @cached_property
    def shown(self) -> str:
        """The words with a space for each character of a code span; lines stay lines."""
        pieces, at = [], 0
        for start, end in self.code:
            pieces += [self.words[at:start], _VISIBLE.sub(" ", self.words[start:end])]
            at = end
        return "".join([*pieces, self.words[at:]])

    def of_kind(self, kind: str) -> list[Entity]:
        """The entities of one kind."""
        return [entity for entity in self.entities if entity.kind == kind]
