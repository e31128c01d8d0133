"""Durations as policies write them: `45s`, `90m`, `24h`, and where time is always elapsed `90d` too.

Never days elsewhere, since a day of work is a matter of the calendar. Source: DESIGN section 4."""

import re

# Nine digits are 114,000 years in hours; more is a slip, and would overflow a date.
DURATION = r"^[1-9][0-9]{0,8}[smh]$"
"""A duration in seconds, minutes or hours, as a pattern for JSON Schema."""

LONG_DURATION = r"^[1-9][0-9]{0,8}[smhd]$"
"""The same with `d`, which is 24 hours, for keys where time is always elapsed."""

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
WRITTEN_OUT = re.compile(r"(-?)(\d+(?:[.,]\d+)?) ?([^\W\d_]*)")


def seconds(text: str, days: bool = False) -> int:
    """The seconds of `45s`, `90m`, `24h`; with `days` also of `90d`, which is 90 x 24 hours.

    Raises  ValueError for anything else, with words that say how to write it."""
    if re.fullmatch(LONG_DURATION if days else DURATION, text):
        return int(text[:-1]) * UNITS[text[-1]]
    raise ValueError(f"`{text}` is no duration: {_what_is_wrong(text, days)}")


def _what_is_wrong(text: str, days: bool) -> str:
    units = "`s`, `m`, `h` or `d`" if days else "`s`, `m` or `h`"
    found = WRITTEN_OUT.fullmatch(text)
    if not found:
        return f"it is one whole number and one unit ({units}), such as `24h` or `90m`"
    minus, number, unit = found.groups()
    if not unit:
        return f"its unit is missing; write {units} after the number, such as `{number}h`"
    if minus:
        return "it cannot be negative"
    if unit not in UNITS:
        return f"it has no unit `{unit}`; write {units}"
    if unit == "d" and not days:
        return f"a day of work is a matter of the calendar; write hours{_instead(number, unit)}"
    return _wrong_number(number, unit)


def _wrong_number(number: str, unit: str) -> str:
    if set(number) <= set("0.,"):
        return "it cannot be zero"
    if not number.isdigit():
        return f"write a whole number{_instead(number, unit)}"
    if len(number.lstrip("0")) > 9:
        return "it is too long; at most nine digits"
    return f"write it as `{number.lstrip('0')}{unit}`"


def _instead(number: str, unit: str) -> str:
    """The same length of time in a smaller unit, where that is a whole number: 1.5h is 90m, 2d is 48h."""
    from fractions import Fraction  # only a mistake pays for it

    length = Fraction(number.replace(",", ".")) * UNITS[unit]
    for smaller in "hms":
        if UNITS[smaller] < UNITS[unit] and length >= 1 and (length / UNITS[smaller]).denominator == 1:
            return f", such as `{length // UNITS[smaller]}{smaller}`"
    return ""


def spoken(length: int) -> str:
    """`length` seconds for people to read: `24 h`, `1 h 30 min`, `45 s`; hours are never made into days."""
    if length < 0:
        return f"-{spoken(-length)}"
    hours, rest = divmod(length, 3600)
    minutes, remaining = divmod(rest, 60)
    parts = [f"{hours} h" if hours else "", f"{minutes} min" if minutes else "", f"{remaining} s" if remaining else ""]
    return " ".join(filter(None, parts)) or "0 s"
