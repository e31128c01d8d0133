"""How many of what is counted: `1,200 happy customers`; not `94 % of customers`, `24 hours for customers`.

Source: the common rules of the checks, "a claim": a number in digits, with no unit of its own, one to three words
before a counted word; years, dates, clock times and sizes are no figures."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from signoff.checks._dates import dates
from signoff.checks._figures import COUNTED, Figure, number, number_pattern

_UNIT = re.compile(
    r"(?:%|percent|procent\w*|°|km|m|cm|mm|kg|g|mg|l|ml|h|s|min|mins?|am|pm|kilomet\w+|met(?:er|re)s?|metr\w+|miles?|feet|ft"
    r"|inch(?:es)?|grams?|gram[iu]\w*|lit(?:er|re)s?|litr\w+|hours?|minutes?|seconds?|days?|weeks?|months?|years?|stund\w*"
    r"|minūt\w*|sekund\w*|dien\w*|nedēļ\w*|mēne[sš]\w*|gad\w*|eur|euros?|eiro|usd|dollars?|times|reiz\w*|x|laps?|steps?)\Z",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_SURELY_A_YEAR = re.compile(r"(?:199\d|20[0-3]\d)(?<!2000)\Z")
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|by|from|of|until|till|during|for|year|spring|summer|autumn|winter|season|survey|kopš|no|līdz|aptauja)"
    r"|(?<!\w)(?:january|february|march|april|may|june|july|august|september|october|november|december))\s+\Z",
    re.IGNORECASE,
)
_BEFORE_NO_FIGURE = re.compile(
    r"(?:\b(?:size|sizes|izmēr\w*|no\.|nr\.|plkst\.|at|version|page)\s*|[#№]\s?)\Z", re.IGNORECASE
)
_NAME = re.compile(r"[^.!?…\s]\s+[A-ZĀ-Ž]\w*\s+\Z")  # `with Taka 3`: a name in the middle of a sentence
_LOOK_BACK = 90
_WORDS = r"(?P<words>(?:\s+[^\W\d_][\w'’-]*){0,2})\s+\Z"


def counted(text: str, hits: Iterable[Any], language: str, taken: Iterable[Figure]) -> list[Figure]:
    """The figures before counted words; `taken` are figures that have a unit of their own."""
    spoken_for = list(taken)
    found = [figure for hit in hits if (figure := _before(text, hit, language))]
    return [one for one in found if not any(one.start < other.end and other.start < one.end for other in spoken_for)]


def _before(text: str, hit: Any, language: str) -> Figure | None:
    begin = max(0, hit.start - _LOOK_BACK)
    match = _pattern(number_pattern(language)).search(text[begin : hit.start])
    if not match:
        return None
    start = begin + match.start("number")
    value = number(match["number"], language)
    words = match["words"].split()
    if value is None or (words and _UNIT.match(words[0])) or _is_no_figure(text, start, match["number"], bool(words)):
        return None
    return Figure(start, hit.end, value, COUNTED)


@lru_cache(maxsize=4)
def _pattern(number: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,:/–-])(?P<number>{number})\+?{_WORDS}")


def _is_no_figure(text: str, start: int, written: str, has_words: bool) -> bool:
    """Whether the number is a year, a date, a size, or part of a name."""
    before = text[max(0, start - 30) : start]
    if _YEAR.match(written) and _BEFORE_YEAR.search(before):
        return True
    if has_words and _SURELY_A_YEAR.match(written):
        return True
    if _BEFORE_NO_FIGURE.search(before) or (len(written) <= 2 and _NAME.search(before)):
        return True
    return any(date.start <= start < date.end for date in dates(text, max(0, start - 30), start + 40))
