"""ISO weeks: `2026-W49` runs from its Monday to its Sunday."""

import re
from datetime import date, timedelta


def week(text: str) -> tuple[date, date]:
    """The first and the last day (Monday and Sunday) of an ISO week such as `2026-W49`. Raises ValueError."""
    found = re.fullmatch(r"([0-9]{4})-W([0-9]{2})", text)
    if not found:
        raise ValueError(f"`{text}` is no week; write one such as `2026-W49`")
    year, number = int(found[1]), int(found[2])
    if not 1 <= year <= 9998:
        raise ValueError(f"`{text}`: there is no such year here")
    # 28 December always lies in the year's last week.
    last = date(year, 12, 28).isocalendar().week
    if not 1 <= number <= last:
        raise ValueError(f"`{text}`: the weeks of {year} go from W01 to W{last}")
    monday = date.fromisocalendar(year, number, 1)
    return monday, monday + timedelta(days=6)


def week_of(day: date) -> str:
    """The ISO week that `day` lies in, such as `2026-W49`; its year may be the one before or after the day's."""
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"
