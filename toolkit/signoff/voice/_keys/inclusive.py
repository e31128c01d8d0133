"""inclusive: words that shut people out, and what to write instead.

inclusive: {en: {chairman: chair}, lv: {invalīd*: cilvēks ar invaliditāti}}"""

from collections.abc import Iterator

from signoff.policy.kinds._words import Word
from signoff.voice._said import Said
from signoff.voice._wanted import Rated, Wanted
from signoff.voice._wanted import wanted as entry_of

INCLUSIVE = Rated("voice.inclusive", "warning")


def wanted(said: Said) -> Iterator[Wanted]:
    """Each entry, as voice.inclusive."""
    for word, instead in said.spoken("inclusive").items():
        yield entry_of(Word(word=word, instead=instead), *INCLUSIVE, "“%s” leaves people out")
