"""Opening hours: the wall-clock spans of a calendar, laid out once as intervals of real seconds.

Afterwards a question costs one bisect, however far apart its two ends are. Source: DESIGN section 6, the clock."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from threading import Lock

from signoff.clock._openings import Openings, lay_out
from signoff.clock._passing import instant, moment
from signoff.clock.span import Span
from signoff.clock.zones import zone as zone_named

YEARS = range(1970, 2200)
"""Nothing is open outside these, which bounds the memory and the time that a slip in a date can cost."""


class NeverDue(ValueError):
    """The open time, or time itself, comes to an end before the budget does."""


class Hours:
    """When a calendar is open; unchanging, so threads may share it and it may be a key.

    zone       an IANA name
    weekly     the spans of each weekday, 0 for Monday; a day that is not named is closed
    holidays   days on which nothing begins
    worked     the spans of single days (moved working days, half days), whatever weekday or holiday says
    Raises     UnknownZone"""

    def __init__(
        self,
        zone: str,
        weekly: Mapping[int, Iterable[Span]],
        holidays: Iterable[date] = (),
        worked: Mapping[date, Iterable[Span]] | None = None,
    ) -> None:
        self.zone = zone_named(zone)
        self.weekly = {day: tuple(of_day) for day, of_day in weekly.items()}
        self.holidays = frozenset(holidays)
        self.worked = {day: tuple(of_day) for day, of_day in (worked or {}).items()}
        self._openings: Openings | None = None
        self._lock = Lock()

    def spans_of(self, day: date) -> tuple[Span, ...]:
        """The spans that begin on `day`; what runs on from the day before is not among them."""
        if day in self.worked:
            return self.worked[day]
        return () if day in self.holidays else self.weekly.get(day.weekday(), ())

    @property
    def last_listed_year(self) -> int | None:
        """The last year of which a holiday or a single day is listed; later ones may lack their holidays."""
        return max((day.year for day in (*self.holidays, *self.worked)), default=None)

    def passed(self, instant: int) -> int:
        """Open seconds gone by at `instant` (seconds since 1970), counted from some point; use differences only."""
        openings = self._openings
        if openings is None or not openings.begin <= instant < openings.end:
            openings = self._reaching(instant)
        return openings.passed(instant)

    def between(self, begin: int, end: int) -> list[tuple[int, int]]:
        """The open intervals from `begin` to `end`, both seconds since 1970, in order."""
        self._reaching(begin)
        return list(self._reaching(end).between(begin, end))

    def when(self, passed: int) -> int:
        """The first instant at which `passed` open seconds have gone by, counted from the same point.

        Raises  NeverDue when that is not before the year 2200."""
        openings = self._reaching(0) if self._openings is None else self._openings
        while openings.total < passed:
            if openings.years.stop == YEARS.stop:
                raise NeverDue(f"these opening hours have too little open time before the year {YEARS.stop}")
            openings = self._grown(openings, openings.years.stop)
        return openings.when(passed)

    def _reaching(self, instant: int) -> Openings:
        """The layout, grown until it holds `instant`."""
        openings = self._openings
        if openings is not None and openings.begin <= instant < openings.end:
            return openings
        year = min(max(moment(instant).year, YEARS.start), YEARS.stop - 1)
        openings = openings or self._first_layout(year)
        # On New Year's Eve the year in UTC may not be the year on the wall.
        while instant < openings.begin and openings.years.start > YEARS.start:
            openings = self._grown(openings, min(year, openings.years.start - 1))
        while instant >= openings.end and openings.years.stop < YEARS.stop:
            openings = self._grown(openings, max(year, openings.years.stop))
        return openings

    def _first_layout(self, year: int) -> Openings:
        # Whoever comes first sets the point from which everybody counts.
        with self._lock:
            if self._openings is None:
                self._openings = lay_out(self.spans_of, self.zone, range(year, year + 1))
            return self._openings

    def _grown(self, openings: Openings, year: int) -> Openings:
        """A layout with `year` in it, at least twice as long: walking far is then no dearer than arriving."""
        years = openings.years
        if year < years.start:
            years = range(max(min(year, years.start - len(years)), YEARS.start), years.stop)
        else:
            years = range(years.start, min(max(year + 1, years.stop + len(years)), YEARS.stop))
        grown = lay_out(self.spans_of, self.zone, years)
        grown.counted = openings.counted - grown.passed(openings.begin)
        self._openings = grown
        return grown

    def _facts(self) -> tuple:
        return self.zone.key, self.weekly, self.holidays, self.worked

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Hours) and self._facts() == other._facts()

    def __hash__(self) -> int:
        return hash((self.zone.key, self.holidays, len(self.worked)))

    def __reduce__(self) -> tuple:  # the layout is quicker made anew than sent
        return Hours, self._facts()


def open_at(hours: Hours, when: datetime) -> bool:
    """Whether `when` lies inside the hours: at 09:00 of `09:00-17:00` they are open, at 17:00 closed."""
    second = instant(when)
    return hours.passed(second + 1) > hours.passed(second)


def is_working_day(hours: Hours, day: date) -> bool:
    """Whether some span begins on `day`; a night that only runs on into it makes it none."""
    return bool(hours.spans_of(day))
