"""tone: what is never said. `sounds` is for people.

tone: {sounds: [calm], never_says: {en: [insane, game-changer], lv: ["traks* cen*"]}}"""

from collections.abc import Iterator

from signoff.voice._said import Said
from signoff.voice._wanted import Rated, Wanted
from signoff.voice._wanted import wanted as entry_of

TONE = Rated("voice.tone", "warning")


def wanted(said: Said) -> Iterator[Wanted]:
    """Each entry of `never_says`, as voice.tone."""
    for entry in said.words("tone", "never_says"):
        yield entry_of(entry, *TONE, "“%s” is not how we sound")
