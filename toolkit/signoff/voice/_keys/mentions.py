"""mentions: how many a text may have.

mentions: {most: 2}"""

from collections.abc import Iterator

from signoff.finding import Finding
from signoff.voice._keys._count import too_many
from signoff.voice._reading import Reading
from signoff.voice._said import Said
from signoff.voice._wanted import Count, Rated

MENTIONS = Rated("voice.mentions", "warning")


def wanted(said: Said) -> Iterator[Count]:
    """One count, as voice.mentions."""
    most = said.value("mentions", "most")

    def count(reading: Reading) -> Iterator[Finding]:
        places = [(entity.start, entity.end) for entity in reading.entities if entity.kind == "mention"]
        yield from too_many(reading, MENTIONS, most, places, "mentions")

    yield count
