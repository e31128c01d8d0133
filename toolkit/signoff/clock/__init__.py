"""Time, as plain arithmetic: durations, zones, wall-clock times, opening hours, and when a budget is used up.

    office = Hours("Europe/Riga", {day: spans("09:00-17:00") for day in weekdays("mon-fri")})
    due(at("2026-12-04 15:00", zone("Europe/Riga")), seconds("8h"), office)      # Monday, 15:00

Nothing here reads a clock or a file other than the zone database: the same arguments give the same answer
on any machine. Bad text is a ValueError whose message is meant for the person who wrote it."""

from signoff.clock._days import Days, by_rule, of_months, on_weekdays
from signoff.clock.budget import counted, due, part, used
from signoff.clock.durations import DURATION, LONG_DURATION, seconds, spoken
from signoff.clock.hours import Hours, NeverDue, is_working_day, open_at
from signoff.clock.schedule import WHOLE_DAY, Schedule, latest, occurrences, upcoming
from signoff.clock.span import SPAN, Span, spans
from signoff.clock.times import SkippedTime, at, wall
from signoff.clock.weekday import WEEKDAYS, weekdays
from signoff.clock.weeks import week, week_of
from signoff.clock.zones import UnknownZone, tzdata_version, zone, zone_names

__all__ = [
    "DURATION",
    "LONG_DURATION",
    "SPAN",
    "WEEKDAYS",
    "WHOLE_DAY",
    "Days",
    "Hours",
    "NeverDue",
    "Schedule",
    "SkippedTime",
    "Span",
    "UnknownZone",
    "at",
    "by_rule",
    "counted",
    "due",
    "is_working_day",
    "latest",
    "occurrences",
    "of_months",
    "on_weekdays",
    "open_at",
    "part",
    "seconds",
    "spans",
    "spoken",
    "tzdata_version",
    "upcoming",
    "used",
    "wall",
    "week",
    "week_of",
    "weekdays",
    "zone",
    "zone_names",
]
