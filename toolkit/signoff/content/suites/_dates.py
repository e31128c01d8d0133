"""Days as tables write them. Never guessed: `01/02/2026` is refused until somebody says which is the month."""

import re
from collections.abc import Iterable
from datetime import date

from signoff.errors import Problem, Refused, listed

ORDERS = {"dmy": "day first", "mdy": "month first", "ymd": "year first"}
DAY = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})\.?")
CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|[+-]\d\d:?\d\d)?")
FULL_YEAR = re.compile(r"\d{4}\D")
PIVOT = 69
HOW = "Say `--date-order dmy`, `mdy` or `ymd`: day, month or year first."


def readings(text: str) -> dict[str, date]:
    """What a day may mean, by order; empty where it means none."""
    found = DAY.fullmatch(text)
    if not found:
        return {}
    parts = (found[1], found[3], found[4])
    days = {order: _day(dict(zip(order, parts, strict=True))) for order in ORDERS}
    return {order: day for order, day in days.items() if day is not None}


def _day(part: dict[str, str]) -> date | None:
    year, month, day = part["y"], part["m"], part["d"]
    if len(year) not in (2, 4) or max(len(month), len(day)) > 2:
        return None
    # Two digits of a year: 69 to 99 are the last century, as POSIX has it.
    full = int(year) + (0 if len(year) == 4 else 1900 if int(year) >= PIVOT else 2000)
    try:
        return date(full, int(month), int(day))
    except ValueError:
        return None


def order_of(days: Iterable[tuple[int, str]], given: str | None) -> str:
    """The order in which these days (each with its line) are to be read. Days that begin with a full year need none.

    A file in which each day reads in one way only, and all in the same, needs no word. Raises Refused else."""
    if given is not None and given not in ORDERS:
        raise Refused(f"no date order `{given}`; it is {listed(f'`{order}`' for order in ORDERS)}")
    possible = {given} if given else set(ORDERS)
    for line, text in () if given else days:
        found = {} if FULL_YEAR.match(text) else readings(text)
        if len(set(found.values())) > 1:
            raise Refused(_ask(line, text, found))
        possible &= found.keys() or possible
        if not possible:
            raise Refused(Problem(f"line {line}: `{text}` is written in another order than the days above", why=HOW))
    return next(order for order in ORDERS if order in possible)


def _ask(line: int, text: str, found: dict[str, date]) -> Problem:
    meant = {day: order for order, day in reversed(found.items())}
    ways = listed(f"{day.day} {day:%B %Y} ({ORDERS[order]})" for day, order in reversed(meant.items()))
    return Problem(f"line {line}: `{text}` may be {ways}", why=HOW)


def day_in(text: str, order: str) -> date:
    """The day that a text means in an order. Raises ValueError with words for a person."""
    meant = "ymd" if FULL_YEAR.match(text) else order
    found = readings(text)
    if meant not in found:
        raise ValueError(f"`{text}` is no day, read {ORDERS[meant]}" if found else f"`{text}` is no day")
    return found[meant]


def time_in(text: str) -> str:
    """A time of day as HH:MM or HH:MM:SS, with its offset if it has one. Raises ValueError with words for a person."""
    found = CLOCK.fullmatch(text)
    if not found:
        raise ValueError(f"`{text}` is no time of day; write one such as `09:00`")
    hour, minute, second, half, offset = found.groups()
    hours = int(hour)
    if half:
        if not 1 <= hours <= 12:
            raise ValueError(f"`{text}` is no time of day")
        hours = hours % 12 + (12 if half[0] in "pP" else 0)
    if hours > 23 or int(minute) > 59 or int(second or 0) > 59:
        raise ValueError(f"`{text}` is no time of day")
    return f"{hours:02}:{minute}" + (f":{second}" if second and second != "00" else "") + (offset or "")
