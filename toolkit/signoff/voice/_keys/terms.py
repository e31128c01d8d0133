"""terms: words that must not stand, and words for which there is a better one.

terms:
  forbidden: {en: [cheap, {word: loser*, why: we coach people, except: [losers weepers]}]}
  preferred: {en: {sneaker*: running shoes}}"""

from collections.abc import Iterator

from signoff.policy.kinds._words import Word
from signoff.voice._said import Said
from signoff.voice._wanted import Rated, Wanted
from signoff.voice._wanted import wanted as entry_of

FORBIDDEN = Rated("voice.forbidden_term", "error")
PREFERRED = Rated("voice.preferred_term", "warning")


def wanted(said: Said) -> Iterator[Wanted]:
    """Forbidden words as voice.forbidden_term, preferred ones as voice.preferred_term."""
    for entry in said.words("terms", "forbidden"):
        yield entry_of(entry, *FORBIDDEN, "we do not write “%s”")
    for word, instead in said.spoken("terms", "preferred").items():
        entry = Word(word=word, instead=instead)
        yield entry_of(entry, *PREFERRED, "we have a better word for “%s”")
