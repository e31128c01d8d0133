"""exclamation_marks: how many a text may have; "!!" is two.

exclamation_marks: {most: 1}"""

import re
from collections.abc import Iterator

from signoff.finding import Finding
from signoff.voice._keys._count import too_many
from signoff.voice._reading import Reading
from signoff.voice._said import Said
from signoff.voice._wanted import Count, Rated

MARKS = Rated("voice.exclamation_marks", "warning")

_MARK = re.compile("[!！]")


def wanted(said: Said) -> Iterator[Count]:
    """One count, as voice.exclamation_marks."""
    most = said.value("exclamation_marks", "most")

    def count(reading: Reading) -> Iterator[Finding]:
        places = [match.span() for match in _MARK.finditer(reading.read)]
        yield from too_many(reading, MARKS, most, places, "exclamation marks")

    yield count
