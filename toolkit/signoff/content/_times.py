"""Times in front matter and tables: read in a zone, shown in it, and the hour that comes twice a year."""

import re
from datetime import datetime, tzinfo

from signoff.clock import at, wall

OFFSET = re.compile(r"(Z|[+-]\d\d:?\d\d)$")


def moment(text: str, zone: tzinfo) -> datetime:
    """The moment that a text names, aware, in `zone`. Raises ValueError (SkippedTime too) with words for a person."""
    return wall(at(text, zone), zone)


def comes_twice(text: str, zone: tzinfo) -> bool:
    """Whether the text, which `moment` can read, names a wall-clock time without saying which of two is meant."""
    if OFFSET.search(text):
        return False
    shown = moment(text, zone)
    return shown.replace(fold=1).utcoffset() != shown.replace(fold=0).utcoffset()


def shown(when: datetime, zone: tzinfo) -> str:
    """A moment as people write it in front matter; with its offset where the wall alone would not be clear."""
    there = wall(when, zone)
    text = there.strftime("%Y-%m-%d %H:%M:%S") if there.second else there.strftime("%Y-%m-%d %H:%M")
    # strftime writes the year 33 as "33".
    text = text.rjust(len("2026-12-01 09:00") + (3 if there.second else 0), "0")
    return text if at(text, zone) == there else there.isoformat(timespec="seconds")
