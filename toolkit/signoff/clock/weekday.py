"""Weekdays as policies write them: `mon`, `mon-thu`, `fri-mon`."""

from signoff.clock._nearest import did_you_mean

FULL_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NAMES = tuple(name[:3] for name in FULL_NAMES)
WEEKDAYS = rf"^({'|'.join(NAMES)})(-({'|'.join(NAMES)}))?$"
"""A weekday or a range of them as a pattern for JSON Schema."""


def weekdays(text: str, full_names: bool = False) -> list[int]:
    """The days of `mon` or `mon-thu`, 0 for Monday, in the order they are walked through: `fri-mon` is [4, 5, 6, 0].

    full_names   `monday` and `monday-thursday` are taken too
    Raises       ValueError, with the nearest name."""
    first, dash, last = text.partition("-")
    start = _day(first, text, full_names)
    stop = _day(last, text, full_names) if dash else start
    return [(start + step) % 7 for step in range((stop - start) % 7 + 1)]


def _day(name: str, text: str, full_names: bool) -> int:
    if name in NAMES:
        return NAMES.index(name)
    if name in FULL_NAMES and full_names:
        return FULL_NAMES.index(name)
    where = f" (in `{text}`)" if name != text else ""
    raise ValueError(f"`{name}` is no weekday{where}{_guess(name)}")


def _guess(name: str) -> str:
    start = name.strip().lower()[:3]
    if start in NAMES:
        return f"; did you mean `{start}`?"
    return did_you_mean(name, NAMES) or f"; they are {', '.join(f'`{day}`' for day in NAMES)}"
