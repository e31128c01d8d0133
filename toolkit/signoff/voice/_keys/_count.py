"""Counts: one finding, at the first one too many."""

from collections.abc import Iterator, Sequence

from signoff.finding import Finding
from signoff.voice._reading import Reading


def too_many(
    reading: Reading, rule: str, most: int | None, places: Sequence[tuple[int, int]], what: str
) -> Iterator[Finding]:
    """A warning at the first place too many; none where nobody said how many. `what` they are, in the plural."""
    if most is not None and len(places) > most:
        message = f"{len(places)} {what}; {most or 'none'} at most" if most else f"{len(places)} {what}; we use none"
        yield reading.finding(rule, *places[most], message, severity="warning")
