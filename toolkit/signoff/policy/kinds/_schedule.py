"""When something is due, in the words that jobs, slots and a post's `repeat:` share.

    {every: mon-fri, at: [09:00, 15:30], calendar: riga, if_closed: next}
    {every: 2h, between: 08:00-18:00}

Here it is read and checked as written, and put into the terms of the clock, which reckons the due times."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from signoff import clock
from signoff.clock import Hours, spans, weekdays, zone
from signoff.errors import Problem
from signoff.model import Model, about, many
from signoff.policy.kinds._document import Names, bad, unknown

if TYPE_CHECKING:
    from signoff.policy._policy import Policy

TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
STEP = re.compile(r"([1-9][0-9]{0,2})([mh])")
LIKE_A_STEP = re.compile(r"[0-9]")
ORDINAL = re.compile(r"(first|second|third|fourth|last) ([a-z]+)")
WORKING = ("first_working", "last_working")
RULE_PARTS = ("FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS", "WKST")
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
TWELVE_HOURS = 12 * 60


class Schedule(Model):
    """When it is due: `every: day` or `every: mon-fri` with `at: 09:00`, `every: 2h`, or `rrule`; never as in cron."""

    every: Annotated[
        Names | None, about("day, month, weekdays, or a length of time such as 2h", "mon-fri", ["tue", "fri"], "2h")
    ] = None
    at: Annotated[Names | None, about("One time of the day or several", "09:00", ["09:00", "15:30"])] = None
    day: Annotated[
        int | str | None, about("With `every: month`: 1 to 31, last, first monday, first_working", 31, "last friday")
    ] = None
    days: Annotated[Names | None, about("Weekdays that narrow a length of time", "mon-fri")] = None
    between: Annotated[Names | None, about("Spans in which a length of time is counted", "08:00-18:00")] = None
    rrule: Annotated[str, about("A rule of RFC 5545 that names days", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO")] = ""
    calendar: Annotated[str, about("Only days on which this calendar is open", "riga")] = ""
    if_closed: Annotated[
        Literal["skip", "next", "previous"] | None, about("Where a closed day's times go; left out: skip")
    ] = None
    first_day: Annotated[date | None, about("The first day, included", "2026-12-01")] = None
    last_day: Annotated[date | None, about("The last day, included", "2026-12-31")] = None

    @property
    def by_step(self) -> bool:
        """Whether it counts in lengths of time, as `every: 2h` does."""
        words = many(self.every)
        return len(words) == 1 and bool(LIKE_A_STEP.match(words[0]))

    def reckoned(self, zone_name: str, hours: Callable[[str], Hours]) -> clock.Schedule:
        """As the clock reckons it, in that zone; `hours` gives the opening hours of a calendar by its name."""
        calendar = hours(self.calendar) if self.calendar else None
        return clock.Schedule(
            zone=zone(zone_name), days=self._days(calendar), times=tuple(_minutes(time) for time in many(self.at)),
            step=_step(many(self.every)[0]) if self.by_step else 0,
            spans=tuple(spans(list(many(self.between)))) or clock.WHOLE_DAY,
            calendar=calendar, if_closed=self.if_closed or "skip", first=self.first_day, last=self.last_day,
        )  # fmt: skip

    def _days(self, calendar: Hours | None) -> clock.Days:
        if self.rrule and self.first_day:
            return clock.by_rule(self.rrule, self.first_day)
        if self.day is not None:
            return clock.of_months(self.day, calendar)
        words = many(self.days) if self.by_step else many(self.every)
        every_day = not words or words == ("day",)
        return clock.on_weekdays(range(7) if every_day else (day for one in words for day in weekdays(one, True)))

    def schedule_problems(self, policy: "Policy") -> Iterator[Problem]:
        """What cannot be read, or does not go together."""
        yield from self._when()
        yield from self._what_belongs_together()
        yield from self._times()
        if self.calendar:
            yield from unknown(self, "calendar", self.calendar, policy.calendars, "calendar")
        if self.first_day and self.last_day and self.last_day < self.first_day:
            yield Problem(f"it ends on {self.last_day}, before its first day", self.place_of("last_day"))

    def _when(self) -> Iterator[Problem]:
        if bool(self.every) == bool(self.rrule):
            said = "both `every` and `rrule` are given; keep one" if self.every else "it does not say how often"
            yield Problem(said, self.place, "Say `every: day` or `every: mon-fri` with `at: 09:00`, or `every: 2h`.")
        for words in many(self.every):
            if said := _not_every(words, alone=len(many(self.every)) == 1):
                yield bad(self, "every", said)
        if self.rrule:
            yield from self._rule()

    def _what_belongs_together(self) -> Iterator[Problem]:
        at_times = not self.by_step
        monthly = many(self.every) == ("month",)
        for wrong, key, said in (
            (at_times and not self.at, "every", "the time of the day is missing: say `at: 09:00`"),
            (not at_times and self.at, "at", "a length of time has no `at`; it is counted from `between`, or the day"),
            (at_times and self.days, "days", "`days` narrows a length of time; name weekdays in `every`"),
            (at_times and self.between, "between", "`between` goes with a length of time such as `every: 2h`"),
            (self.day is not None and not monthly, "day", "`day` goes with `every: month`"),
            (monthly and self.day is None, "every", "the day is missing: say `day: 1`, `day: last` or another"),
            (self.if_closed and not self.calendar, "if_closed", "`if_closed` needs a `calendar`"),
            (self.if_closed and not at_times, "if_closed", "`if_closed` does not go with a length of time"),
            (self.day in WORKING and not self.calendar, "day", f"`{self.day}` needs a `calendar`"),
        ):
            if wrong:
                yield Problem(said, self.place_of(key))

    def _times(self) -> Iterator[Problem]:
        for time in many(self.at):
            if not TIME.fullmatch(time):
                why = "Midnight is 00:00, which belongs to the day that begins." if time == "24:00" else ""
                yield bad(self, "at", f"`{time}` is no time of a day; write one from `00:00` to `23:59`", why)
        try:
            spans(list(many(self.between)))
        except ValueError as error:
            yield bad(self, "between", error)
        for words in many(self.days):
            yield from _weekday_problems(self, "days", words)
        if self.day is not None and (said := _not_a_day(self.day)):
            yield bad(self, "day", said)

    def _rule(self) -> Iterator[Problem]:
        parts = dict(part.partition("=")[::2] for part in self.rrule.split(";"))
        for name in parts:
            if name not in RULE_PARTS:
                yield bad(self, "rrule", f"`{name}` may not stand in a rule; {_instead_of(name)}")
        if parts.get("FREQ") not in FREQUENCIES:
            yield bad(self, "rrule", f"the rule's FREQ must be {', '.join(FREQUENCIES)}, not `{parts.get('FREQ', '')}`")
        if not self.first_day:
            yield bad(self, "rrule", "a rule needs the `first_day` from which it counts")
        elif all(name in RULE_PARTS for name in parts) and parts.get("FREQ") in FREQUENCIES:
            yield from self._unreadable_rule(self.first_day)

    def _unreadable_rule(self, first_day: date) -> Iterator[Problem]:
        try:
            clock.by_rule(self.rrule, first_day)
        except (ValueError, TypeError, KeyError, IndexError) as error:
            yield bad(self, "rrule", f"the rule cannot be read: {error}", "RFC 5545, section 3.3.10, has its words.")


def _minutes(time: str) -> int:
    hours, _, minutes = time.partition(":")
    return int(hours) * 60 + int(minutes)


def _step(words: str) -> int:
    found = STEP.fullmatch(words)
    return int(found[1]) * (60 if found[2] == "h" else 1) if found else 0


def _not_every(words: str, alone: bool) -> str:
    if words in ("day", "month"):
        return "" if alone else f"`{words}` stands alone, not in a list"
    if LIKE_A_STEP.match(words):
        return _not_a_step(words) if alone else f"`{words}` stands alone, not in a list"
    if " " in words:
        return f"`every` takes weekdays, `day`, `month` or a length of time, not `{words}`; for times say `at: 09:00`"
    return next((str(problem) for problem in _words_for(words)), "")


def _not_a_step(words: str) -> str:
    found = STEP.fullmatch(words)
    if not found:
        return f"`{words}` is no length of time here; write whole minutes or hours (`15m`, `2h`), or an `rrule`"
    if _step(words) > TWELVE_HOURS:
        return f"`{words}` is too long: at most `12h`; for days say `every: day`, for every second week an `rrule`"
    return ""


def _not_a_day(day: int | str) -> str:
    if isinstance(day, int):
        return "" if 1 <= day <= 31 else f"there is no day {day} in a month; write 1 to 31, or `last`"
    found = ORDINAL.fullmatch(day)
    if day == "last" or day in WORKING or (found and not list(_words_for(found[2]))):
        return ""
    return f"`{day}` is no day of a month; write 1 to 31, `last`, `first monday` or `first_working`"


def _words_for(words: str) -> Iterator[str]:
    try:
        weekdays(words, full_names=True)
    except ValueError as error:
        yield str(error)


def _weekday_problems(model: Schedule, key: str, words: str) -> Iterator[Problem]:
    yield from (bad(model, key, said) for said in _words_for(words))


INSTEAD = {"COUNT": "last_day", "UNTIL": "last_day", "DTSTART": "first_day", "BYHOUR": "at", "BYMINUTE": "at"}


def _instead_of(name: str) -> str:
    return f"say `{INSTEAD[name]}`" if name in INSTEAD else (f"it takes {', '.join(RULE_PARTS)}")
