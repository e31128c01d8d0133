"""A page's own words in one language: phrases, counts, numbers, days and times, as its readers write them.

words = Words("en", "Europe/Riga", now)
words("late_since", when="09:20")      a phrase of the catalogue
words.count("posts_wait", 12)          "12 posts wait"
words.time(at)                         "Tue 1 Dec, 09:20 (in 5 h)" """

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from signoff.clock import seconds, wall, zone
from signoff.errors import SignoffError, nearest
from signoff.report.languages import KINDS

MINUTE, HOUR, DAY = 60, 3600, 86400
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
UNITS = {"hours": HOUR, "minutes": MINUTE, "seconds": 1}


class Words:
    """The catalogue of a language, with the zone and the moment that times are told from."""

    def __init__(self, language: str, zone_name: str, now: datetime) -> None:
        """Raises SignoffError for a language that there is no catalogue of."""
        if language not in KINDS:
            raise SignoffError(f"no pages in `{language}`; {nearest(language, KINDS) or f'there is {list(KINDS)}'}")
        self.language, self.zone_name, self.now = language, zone_name, now
        self._said, self._zone = KINDS[language], zone(zone_name)

    def __call__(self, key: str, **gaps: Any) -> str:
        """A phrase of the catalogue, its gaps filled."""
        return str(self._said.WORDS[key]).format(**gaps)

    def count(self, key: str, n: int, **gaps: Any) -> str:
        """A phrase that counts something, in the form that goes with the number."""
        forms: tuple[str, str] = self._said.WORDS[key]
        return forms[self._said.form(n)].format(n=self.number(n), **gaps)

    def known(self, prefix: str, name: str) -> str:
        """What the catalogue calls a name of the engine (`state`, `in_review`); the name itself where it has none."""
        return str(self._said.WORDS.get(f"{prefix}_{name}", name.replace("_", " ")))

    def has(self, key: str) -> bool:
        """Whether the catalogue has a phrase."""
        return key in self._said.WORDS

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with its groups and decimals: 3,207 or 3 207 (the space does not break)."""
        whole, _, part = f"{abs(value):,.{decimals}f}".partition(".")
        sign = "−" if value < 0 else ""
        return sign + whole.replace(",", self._said.GROUPS) + (self._said.DECIMAL + part if part else "")

    def listed(self, names: Iterable[object], word: str = "or") -> str:
        """Names as people say them: "a", "a or b", "a, b or c"; `word` is a key of the catalogue."""
        found = [str(name) for name in names]
        return f" {self(word)} ".join(filter(None, [", ".join(found[:-1]), *found[-1:]]))

    def language_name(self, tag: str) -> str:
        """What a language is called: `lv` is Latvian."""
        return str(self._said.LANGUAGES.get(tag.partition("-")[0], tag))

    def day(self, day: date) -> str:
        """A day: "Tue 1 Dec"; with the year where it is not this one's."""
        shown = str(self._said.day(day))
        return shown if day.year == self._wall(self.now).year else self("with_year", day=shown, year=day.year)

    def days_named(self, written: str) -> str:
        """Days of a week as policies write them, in words: `mon-fri` is "Mon–Fri"."""
        names = dict(zip(WEEKDAYS, self._said.DAYS, strict=True))
        return "–".join(names.get(day.strip(), day) for day in written.split("-"))

    def day_of(self, at: datetime) -> date:
        """The day of a moment on the workspace's wall."""
        return self._wall(at).date()

    def clock(self, at: datetime) -> str:
        """What the wall clock shows: 09:20."""
        return f"{self._wall(at):%H:%M}"

    def moment(self, at: datetime) -> str:
        """A moment: "Tue 1 Dec, 09:20"."""
        return f"{self.day(self.day_of(at))}, {self.clock(at)}"

    def time(self, at: datetime) -> str:
        """A moment and how far off it is: "Tue 1 Dec, 09:20 (in 5 h)"."""
        return f"{self.moment(at)} ({self.distance(at)})"

    def distance(self, at: datetime) -> str:
        """How far off a moment is: "in 5 h", "2 days ago", "now"."""
        ahead = (at - self.now).total_seconds()
        if abs(ahead) < MINUTE:
            return self("now")
        return self("ahead" if ahead > 0 else "ago", span=self.span(abs(ahead)))

    def span(self, seconds: float) -> str:
        """A length of time in its largest fitting unit, cut, never rounded up: "45 min", "5 h", "3 days"."""
        if seconds < HOUR:
            return self.count("minutes", int(seconds // MINUTE))
        if seconds < 2 * DAY:
            return self.count("hours", int(seconds // HOUR))
        return self.count("days", int(seconds // DAY))

    def duration(self, written: str, business: bool = False) -> str:
        """A duration of a policy in words: `24h` is "24 hours", or "24 working hours" of a business clock."""
        length = seconds(written, days=True)
        if not business and length >= 14 * DAY and length % DAY == 0:
            return self.count("long_days", length // DAY)
        unit = next(name for name, size in UNITS.items() if length % size == 0)
        return self.count(f"{'working' if business else 'long'}_{unit}", length // UNITS[unit])

    def date(self, day: date) -> str:
        """A day with its year: "7 Dec 2026"."""
        return str(self._said.date(day))

    def hours_and_minutes(self, seconds: float) -> str:
        """A length of time as clocks of steps show it: "30 h 20 min"; hours never become days."""
        hours, minutes = divmod(int(seconds) // MINUTE, 60)
        parts = [self.count("hours", hours)] if hours or not minutes else []
        return " ".join([*parts, *([self.count("minutes", minutes)] if minutes else [])])

    def exact(self, at: datetime) -> str:
        """A moment to the second with its offset and zone, for a `title`."""
        shown = self._wall(at)
        return f"{shown.isoformat(sep=' ', timespec='seconds')} {self.zone_name}"

    def iso(self, at: datetime) -> str:
        """A moment for `<time datetime>`."""
        return self._wall(at).isoformat(timespec="seconds")

    def _wall(self, at: datetime) -> datetime:
        return wall(at, self._zone)
