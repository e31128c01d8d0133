"""Times in front matter and tables: read in a zone, shown in it, and the hour that comes twice a year."""

import re
from datetime import datetime, tzinfo

from signoff.clock import at, wall

OFFSET = re.compile(r"(Z|[+-]\d\d:?\d\d)$")


def moment(text: str, zone: tzinfo) -> datetime:
    """The moment that a text names, aware, in `zone`. Raises ValueError (SkippedTime too) with words for a person."""
    return wall(at(text, zone), zone)


def comes_twice(text: str, when: datetime) -> bool:
    """Whether the text, read as `when`, names a wall-clock time without saying which of two is meant."""
    return not OFFSET.search(text) and is_twofold(when)


def is_twofold(when: datetime) -> bool:
    """Whether the wall clock of its zone shows the same once more, as the clocks go back."""
    return when.replace(fold=1).utcoffset() != when.replace(fold=0).utcoffset()


def shown(when: datetime, zone: tzinfo) -> str:
    """A moment as people write it in front matter; with its offset in the hour that comes twice."""
    there = wall(when, zone)
    if is_twofold(there):
        return there.isoformat(timespec="seconds")
    return there.replace(tzinfo=None).isoformat(" ", "seconds" if there.second else "minutes")
