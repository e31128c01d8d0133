"""Counts: one finding, at the first one too many."""

from collections.abc import Iterator, Sequence

from signoff.finding import Finding
from signoff.voice._reading import Reading
from signoff.voice._wanted import Rated


def too_many(
    reading: Reading, rated: Rated, most: int | None, places: Sequence[tuple[int, int]], what: str
) -> Iterator[Finding]:
    """A finding at the first place too many; none where nobody said how many. `what` they are, in the plural."""
    if most is not None and len(places) > most:
        message = f"{len(places)} {what}; {most or 'none'} at most" if most else f"{len(places)} {what}; we use none"
        yield reading.finding(rated.rule, *places[most], message, severity=rated.severity)
