"""Figures in a text: percents, times, sums of money, and how many; read in the language of the text.

English writes 1,200.5, Latvian 1 200,5. A figure is its value and its unit: `94 %` and `94 percent` are the same."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

PERCENT, TIMES, COUNTED = "%", "times", "counted"
WITH_POINT = frozenset(("", "en", "zh", "ja", "ko", "th", "he", "hi"))  # languages that write 1,200.5
CURRENCIES = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "eiro": "EUR", "$": "USD", "usd": "USD", "dollar": "USD",
    "dollars": "USD", "£": "GBP", "gbp": "GBP", "pounds": "GBP", "sek": "SEK", "nok": "NOK", "dkk": "DKK",
    "pln": "PLN", "chf": "CHF", "czk": "CZK",
}  # fmt: skip
_SPACE = "[ \u00a0\u202f]"
NUMBER = rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)*"
_NUMBER_POINT = r"\d+(?:[.,]\d+)*"
_START = r"(?<![\w.,:/-])(?<!\d[–])"
_SIGN = r"[€$£]"
_WORD = r"(?:EUR|USD|GBP|SEK|NOK|DKK|PLN|CHF|CZK|euros?|eiro|dollars?|pounds)"
_PERCENT_WORD = r"(?:%|(?:percent|per\scent|procent\w*)(?!\w))"
_TIMES_WORD = rf"(?:{_SPACE}?(?:times|reiz\w*)(?!\w)|{_SPACE}?[x×](?!\w|{_SPACE}?\d))"


class Figure(NamedTuple):
    """A figure at `text[start:end]`. unit: `%`, `times`, `counted`, or the three letters of a currency."""

    start: int
    end: int
    value: Decimal
    unit: str

    @property
    def said(self) -> tuple[Decimal, str]:
        """What is compared."""
        return self.value, self.unit

    @property
    def is_money(self) -> bool:
        """Whether it is a sum."""
        return self.unit not in (PERCENT, TIMES, COUNTED)


def _patterns(number: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,:/])(?:(?P<low>{number}){_SPACE}?[–-]{_SPACE}?)?(?P<percent>{number}){_SPACE}?{_PERCENT_WORD}"
        rf"|(?<![\w.,:/])(?P<times>{number}){_TIMES_WORD}"
        rf"|(?:(?P<sign>{_SIGN})|(?<!\w)(?P<code>{_WORD})){_SPACE}?(?P<after>{number})(?!\w)"
        rf"|(?<![\w.,:/])(?P<before>{number})(?:,-|\.-)?{_SPACE}?(?P<unit>{_SIGN}|{_WORD}(?!\w))",
        re.IGNORECASE,
    )


_BY_POINT, _BY_COMMA = _patterns(_NUMBER_POINT), _patterns(NUMBER)


def number_pattern(language: str) -> str:
    """How a number looks in a language, as a pattern."""
    return _NUMBER_POINT if has_point(language) else NUMBER


def has_point(language: str) -> bool:
    """Whether a language writes 1,200.5 and not 1 200,5."""
    return re.split("[-_]", language)[0] in WITH_POINT


def figures(text: str, language: str) -> list[Figure]:
    """Percents, times and sums, in order. Numbers without a unit are none."""
    pattern = _BY_POINT if has_point(language) else _BY_COMMA
    return [figure for match in pattern.finditer(text) for figure in _figures(match, language)]


def _figures(match: re.Match[str], language: str) -> Iterator[Figure]:
    name = next(name for name in ("percent", "times", "after", "before") if match[name] is not None)
    unit = {"percent": PERCENT, "times": TIMES}.get(name) or _currency(match)
    if match["low"] and (low := number(match["low"], language)) is not None:
        yield Figure(match.start("low"), match.end("low"), low, unit)
    value = number(match[name], language)
    if value is not None:
        yield Figure(match.start("percent") if name == "percent" else match.start(), match.end(), value, unit)


def _currency(match: re.Match[str]) -> str:
    return CURRENCIES[(match["sign"] or match["code"] or match["unit"]).lower()]


def number(written: str, language: str) -> Decimal | None:
    """The value of a number as a language writes it; None for what is none, such as `1.2.3`."""
    plain = re.sub(_SPACE, "", written)
    group, point = (",", ".") if has_point(language) else (".", ",")
    if re.fullmatch(rf"\d{{1,3}}(?:\{group}\d{{3}})+(?:\{point}\d+)?", plain):
        plain = plain.replace(group, "")
    try:
        return Decimal(plain.replace(",", ".")).normalize()
    except InvalidOperation:
        return None


def figure_said(written: str) -> tuple[Decimal, str] | None:
    """A figure as a claim or an offer declares it: `94%`, `3 times`, `1200 customers`, `50 EUR`; None for no figure."""
    match = re.match(rf"\s*(?P<number>{NUMBER}|\d+)\s*(?P<unit>.*)", written, re.DOTALL)
    value = number(match["number"], "en") if match else None
    if match is None or value is None:
        return next((found.said for found in figures(written, "en")), None)
    unit = match["unit"].strip().lower()
    if unit.startswith(("%", "percent", "per cent", "procent")):
        return value, PERCENT
    if unit in ("x", "×") or unit.startswith(("times", "reiz")):
        return value, TIMES
    return value, CURRENCIES.get(unit, COUNTED)
