"""Dates, weekdays, clock times and zones as English and Latvian texts write them."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta, timezone, tzinfo
from typing import NamedTuple

from signoff.clock import zone, zone_names

_MONTHS = (
    r"jan(?:uary|vār\w*|\.)?", r"feb(?:ruary|ruār\w*|\.)?", r"mar(?:ch|t[sāa]?(?:m|u|os)?|\.)?", r"apr(?:il|īl\w*|\.)?",
    r"ma(?:y|ij\w*)", r"j(?:une|ūnij\w*|un\.?)", r"j(?:uly|ūlij\w*|ul\.?)", r"aug(?:ust\w{0,3}|\.)?",
    r"sept?(?:ember|embr\w*|\.)?", r"o(?:ctober|ktobr\w*|ct\.?)", r"nov(?:ember|embr\w*|\.)?",
    r"de[cz](?:ember|embr\w*|\.)?",
)  # fmt: skip
_MONTH = "|".join(f"(?:{month})" for month in _MONTHS)
_WEEKDAYS = (
    r"mon(?:day|\.)?|pirmdien\w*", r"tue(?:sday|s?\.?)?|otrdien\w*", r"wed(?:nesday|\.)?|trešdien\w*",
    r"thu(?:rsday|rs?\.?|\.)?|ceturtdien\w*", r"fri(?:day|\.)?|piektdien\w*", r"sat(?:urday|\.)?|sestdien\w*",
    r"sun(?:day|\.)?|svētdien\w*",
)  # fmt: skip
WEEKDAY = re.compile(rf"(?<!\w)(?:{'|'.join(_WEEKDAYS)})(?!\w)", re.IGNORECASE)
_LONGEST_SHORT_FORM = 5
_YEAR = r"(?:19|20)\d\d(?!\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
DATE = re.compile(
    rf"""(?<![\w.,:/–-])(?:
        (?P<iso>\d{{4}})-(?P<isom>\d\d)-(?P<isod>\d\d)(?!\d)
      | (?:(?P<ly>{_YEAR})\.[ ]?gada[ ])?(?P<d>{_DAY})(?:\.[ \u00a0]?|(?:st|nd|rd|th)?[ \u00a0])(?:of[ ])?
        (?P<m>{_MONTH})(?!\w)(?:,?[ ](?P<y>{_YEAR})(?![.:,]?\d|[ ]?[%€]))?
      | (?P<m2>{_MONTH})[ \u00a0](?P<d2>{_DAY})(?:st|nd|rd|th)?(?![\w:]|\.\d)(?:,?[ ](?P<y2>{_YEAR}))?
      | (?P<d3>{_DAY})\.[ ]?(?P<m3>0?[1-9]|1[0-2])\.(?:[ ]?(?P<y3>{_YEAR})|(?!\d))
      | (?P<d4>{_DAY})/(?P<m4>0?[1-9]|1[0-2])/(?P<y4>{_YEAR})
    )""",
    re.IGNORECASE | re.VERBOSE,
)
CLOCK = re.compile(
    r"""(?<![\w.,:/])(?:
        (?:plkst\.?|pulksten)\s*(?P<h1>\d{1,2})(?:[.:](?P<m1>\d\d))?(?![\d])
      | (?P<h2>\d{1,2})[:.](?P<m2>\d\d)(?!\d|[.:]\d)(?:[ ]?(?P<half2>[ap])\.?m\b\.?)?
      | (?P<h3>\d{1,2})[ ]?(?P<half3>[ap])\.?m\b\.?
      | (?P<midnight>midnight|pusnakt\w*)(?!\w)
    )(?![ \u00a0]?(?:[€$£%]|(?:EUR|eiro|km|kg|cm|mm|m|g|l)\b))""",
    re.IGNORECASE | re.VERBOSE,
)
_OFFSETS = {
    "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "jst": 540,
}  # fmt: skip
ZONE = re.compile(
    rf"\(?(?:(?P<name>{'|'.join(_OFFSETS).upper()})(?:(?P<sign>[+-])(?P<hours>\d{{1,2}})(?::?(?P<minutes>\d\d))?)?(?!\w)"
    r"|(?:pēc[ ])?(?P<riga>Rīgas[ ]laik\w*)|(?P<city>[A-Z]\w+(?:[ ][A-Z]\w+)?)[ ]time(?!\w))\)?",
)


class Written(NamedTuple):
    """A date as written: `text[start:end]`; year None where it is not said."""

    start: int
    end: int
    day: int
    month: int
    year: int | None


class Clock(NamedTuple):
    """A clock time as written; 24:00 is the end of a day."""

    start: int
    end: int
    hour: int
    minute: int


def month_of(word: str) -> int:
    """The month of a name or its short form, 1 to 12."""
    return next(number for number, month in enumerate(_MONTHS, 1) if re.fullmatch(month, word, re.IGNORECASE))


def weekdays(text: str) -> Iterator[re.Match[str]]:
    """Every weekday in a text; short forms only with a capital: the sun is no Sunday."""
    found = WEEKDAY.finditer(text)
    return (match for match in found if len(match[0].rstrip(".")) > _LONGEST_SHORT_FORM or match[0][0].isupper())


def weekday_of(word: str) -> int:
    """The weekday of a name, 0 for Monday."""
    return next(number for number, day in enumerate(_WEEKDAYS) if re.fullmatch(day, word, re.IGNORECASE))


def dates(text: str, start: int = 0, end: int | None = None) -> Iterator[Written]:
    """Every date in a text, or in a part of it."""
    found = DATE.finditer(text, start, len(text) if end is None else end)
    return (written for match in found if (written := _written(match)))


def date_at(text: str, start: int) -> Written | None:
    """The date that begins right there."""
    match = DATE.match(text, start)
    return _written(match) if match else None


def _written(match: re.Match[str]) -> Written | None:
    if match["m2"] and match["m2"][0].islower():
        return None  # `we may 20 times`
    if match["iso"]:
        return Written(match.start(), match.end(), int(match["isod"]), int(match["isom"]), int(match["iso"]))
    day = next(match[name] for name in ("d", "d2", "d3", "d4") if match[name])
    word = match["m"] or match["m2"]
    month = month_of(word) if word else int(match["m3"] or match["m4"])
    year = next((int(match[name]) for name in ("ly", "y", "y2", "y3", "y4") if match[name]), None)
    return Written(match.start(), match.end(), int(day), month, year)


def clock_at(text: str, start: int) -> Clock | None:
    """The clock time that begins right there."""
    match = CLOCK.match(text, start)
    if not match:
        return None
    if match["midnight"]:
        return Clock(match.start(), match.end(), 24, 0)
    hour = int(match["h1"] or match["h2"] or match["h3"])
    minute = int(match["m1"] or match["m2"] or 0)
    half = (match["half2"] or match["half3"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return Clock(match.start(), match.end(), hour, minute) if hour <= 24 and minute <= 59 else None


def zone_at(text: str, start: int) -> tuple[int, tzinfo] | None:
    """Where the zone word that begins right there ends, and its zone; None for none that we know."""
    match = ZONE.match(text, start)
    if not match:
        return None
    if match["name"]:
        return match.end(), timezone(timedelta(minutes=_OFFSETS[match["name"].lower()] + _further(match)))
    city = "Riga" if match["riga"] else match["city"].replace(" ", "_")
    name = next((name for name in sorted(zone_names()) if name.rpartition("/")[2] == city), None)
    return (match.end(), zone(name)) if name else None


def _further(match: re.Match[str]) -> int:
    if not match["sign"]:
        return 0
    return (60 * int(match["hours"]) + int(match["minutes"] or 0)) * (-1 if match["sign"] == "-" else 1)


def nearest(written: Written, slot: date) -> date | None:
    """The day that is meant: in the year that brings it nearest to the slot; None for 31 November."""
    years = [written.year] if written.year else [slot.year - 1, slot.year, slot.year + 1]
    real = [
        date(year, written.month, written.day)
        for year in years
        if 1 <= written.month <= 12 and 1 <= written.day <= monthrange(year, written.month)[1]
    ]
    return min(real, key=lambda day: (abs(day - slot), day), default=None)
