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
    """A moment as people write it in front matter; with its offset in the hour that comes twice."""
    there = wall(when, zone).replace(tzinfo=None)
    text = there.isoformat(" ", "seconds" if there.second else "minutes")
    return wall(when, zone).isoformat(timespec="seconds") if comes_twice(text, zone) else text
