"""The intervals of some years' opening hours, with prefix sums: how much is open before, and where a sum is reached."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta, tzinfo
from itertools import accumulate

from signoff.clock._passing import naive_seconds, offsets, passing
from signoff.clock.span import Span

Interval = tuple[int, int]
SpansOf = Callable[[date], Iterable[Span]]


class Openings:
    """Sorted intervals of UTC seconds, none touching another, of whole years on the wall clock.

    begin, end   the instants between which the intervals are known
    counted      open seconds said to have gone by at `begin`; only differences mean something"""

    def __init__(self, years: range, bounds: Interval, intervals: list[Interval]) -> None:
        self.years = years
        self.begin, self.end = bounds
        self.counted = 0
        # An empty interval at the front, so that every instant has one at or before it.
        self.starts = [self.begin, *(start for start, _ in intervals)]
        self.ends = [self.begin, *(end for _, end in intervals)]
        self.sums = list(accumulate(end - start for start, end in zip(self.starts, self.ends, strict=True)))

    @property
    def total(self) -> int:
        """Open seconds gone by at `end`."""
        return self.counted + self.sums[-1]

    def passed(self, instant: int) -> int:
        """Open seconds gone by at `instant`; outside the known years nothing is open."""
        instant = max(instant, self.begin)
        place = bisect_right(self.starts, instant) - 1
        return self.counted + self.sums[place] - max(self.ends[place] - instant, 0)

    def between(self, begin: int, end: int) -> Iterator[Interval]:
        """What is open from `begin` to `end`, in order; outside the known years nothing is."""
        first = max(bisect_right(self.starts, begin) - 1, 0)
        for start, stop in zip(self.starts[first:], self.ends[first:], strict=True):
            if start >= end:
                return
            if max(start, begin) < min(stop, end):
                yield max(start, begin), min(stop, end)

    def when(self, passed: int) -> int:
        """The first instant at which so many open seconds have gone by; at most `total`."""
        passed -= self.counted
        place = bisect_left(self.sums, passed)
        return self.ends[place] - (self.sums[place] - passed)


def lay_out(spans_of: SpansOf, zone: tzinfo, years: range) -> Openings:
    """The openings of these years on the wall clock of `zone`."""
    bounds = passing(datetime(years.start, 1, 1), zone), passing(datetime(years.stop, 1, 1), zone)
    return Openings(years, bounds, list(merged(_intervals(spans_of, zone, years), bounds)))


def merged(intervals: Iterable[Interval], bounds: Interval) -> Iterator[Interval]:
    """The same seconds in order, cut off at the bounds; those that touch or overlap are one, empty ones are gone."""
    begin, end = bounds
    open_from = open_to = begin
    for start, stop in sorted(intervals):
        start, stop = max(start, begin), min(stop, end)
        if start > open_to:
            if open_to > open_from:
                yield open_from, open_to
            open_from = open_to = start
        open_to = max(open_to, stop)
    if open_to > open_from:
        yield open_from, open_to


def _intervals(spans_of: SpansOf, zone: tzinfo, years: range) -> Iterator[Interval]:
    # From the last day of the year before, whose night may run on into the first.
    first, stop = date(years.start, 1, 1).toordinal() - 1, date(years.stop, 1, 1).toordinal()
    midnights = [datetime.fromordinal(day) for day in range(first, stop + 2)]
    ahead = [offsets(midnight, zone)[0] for midnight in midnights]
    for midnight, today, in_two_days in zip(midnights[:-2], ahead, ahead[2:], strict=False):
        spans = spans_of(midnight.date())
        # No zone changes its clock and back within two days, so on most days one subtraction does for all spans.
        yield from _steady(spans, midnight, today) if today == in_two_days else _changing(spans, midnight, zone)


def _steady(spans: Iterable[Span], midnight: datetime, ahead: int) -> Iterator[Interval]:
    begin = naive_seconds(midnight) - ahead
    for span in spans:
        yield begin + span.start * 60, begin + span.stop * 60


def _changing(spans: Iterable[Span], midnight: datetime, zone: tzinfo) -> Iterator[Interval]:
    for span in spans:
        start, stop = (passing(midnight + timedelta(minutes=minutes), zone) for minutes in (span.start, span.stop))
        yield start, stop
