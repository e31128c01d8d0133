"""emoji: how many a text may have, and which never; a family, a flag or a skin tone is one.

emoji: {most: 2, never: ["💊"]}"""

import re
from collections.abc import Iterator

from signoff.finding import Finding
from signoff.voice._keys._count import too_many
from signoff.voice._reading import Reading
from signoff.voice._said import Said
from signoff.voice._wanted import Count, Rated

EMOJI = Rated("voice.emoji", "warning")

_SELECTORS = re.compile("[\ufe0e\ufe0f]")
_TONES = re.compile("[\U0001f3fb-\U0001f3ff]")


def wanted(said: Said) -> Iterator[Count]:
    """Forbidden ones each, and one count, as voice.emoji."""
    most = said.value("emoji", "most")
    never = {_SELECTORS.sub("", sign) for sign in said.listed("emoji", "never")}

    def count(reading: Reading) -> Iterator[Finding]:
        for sign in reading.emoji:
            if never and not never.isdisjoint(_forms(sign.value)):
                said = f"we never use {sign.value}"
                yield reading.finding(EMOJI.rule, sign.start, sign.end, said, severity=EMOJI.severity)
        yield from too_many(reading, EMOJI, most, [sign[:2] for sign in reading.emoji], "emoji")

    yield count


def _forms(sign: str) -> set[str]:
    # Who forbids 👍 means every skin tone of it; who forbids 👍🏽 means that one.
    bare = _SELECTORS.sub("", sign)
    return {bare, _TONES.sub("", bare)}
