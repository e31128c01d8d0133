"""Working time, found by looking at the wall clock once a minute. Instants are whole seconds since 1970, UTC."""

import json
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
YEAR = 400 * 24 * 3600


def instant(text, zone):
    """Seconds since 1970 of a written time; without an offset it is the zone's wall clock."""
    moment = datetime.fromisoformat(str(text).replace(" ", "T"))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(zone))
    return int(moment.timestamp())


def day(at, zone):
    """The plain date, as text, on the zone's calendar."""
    return datetime.fromtimestamp(at, ZoneInfo(zone)).date().isoformat()


def seconds(duration):
    """`45s`, `90m`, `24h` or `90d` in seconds."""
    return int(duration[:-1]) * {"s": 1, "m": 60, "h": 3600, "d": 86400}[duration[-1]]


def listed(value):
    """A list, whether one was written or a single value or nothing."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def minute_of(text):
    """`09:30` as minutes since midnight."""
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def named(key):
    """The weekdays that `mon` or `mon-fri` names."""
    first, _, last = key.partition("-")
    return DAYS[DAYS.index(first) : DAYS.index(last or first) + 1]


def spans(calendar, date):
    """The spans that belong to this date: (first minute, end), where an end over 1440 lies on the next day."""
    found = []
    for moved in calendar.get("working_days", []):
        if moved["date"] == date.isoformat():
            found += listed(moved["hours"])
            break
    else:
        if not any(holiday["date"] == date.isoformat() for holiday in calendar.get("holidays", [])):
            for key, hours in calendar["hours"].items():
                if DAYS[date.weekday()] in named(key):
                    found += listed(hours)
    ends = [[minute_of(part) for part in span.split("-")] for span in found]
    return [(first, end if end > first else end + 1440) for first, end in ends]


@cache
def minutes_of(written, utc_day):
    """One flag for each minute of a UTC day: is the calendar (as JSON) open then?"""
    calendar = json.loads(written)
    zone, known, flags = ZoneInfo(calendar["zone"]), {}, []
    for minute in range(1440):
        wall = datetime.fromtimestamp(utc_day * 86400 + minute * 60, zone)
        now, today = wall.hour * 60 + wall.minute, wall.date()
        for date in (today, today - timedelta(days=1)):
            if date not in known:
                known[date] = spans(calendar, date)
        same = any(first <= now < end for first, end in known[today])
        over = any(first <= now + 1440 < end for first, end in known[today - timedelta(days=1)])
        flags.append(same or over)
    return flags


def is_open(calendar, at):
    """Is it working time? Without a calendar it always is."""
    return calendar is None or minutes_of(calendar, at // 86400)[at % 86400 // 60]


def stands_still(pauses, at):
    """Is the clock paused at this instant?"""
    return any(first <= at and (end is None or at < end) for first, end in pauses)


def ticks(calendar, start, pauses):
    """(from, to) of each stretch of at most a minute that counts, for ever."""
    edges = sorted(edge for pause in pauses for edge in pause if edge is not None)
    at = start
    while at < start + YEAR:
        to = min([at - at % 60 + 60] + [edge for edge in edges if edge > at])
        if is_open(calendar, at) and not stands_still(pauses, at):
            yield at, to
        at = to


@cache
def reached(calendar, start, budget, pauses):
    """The first instant at which `budget` seconds were used; None where that never comes."""
    used = 0
    for at, to in ticks(calendar, start, pauses):
        used += to - at
        if used >= budget:
            return to - (used - budget)
    return None
