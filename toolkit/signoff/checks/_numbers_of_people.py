"""Numbers that belong to somebody, found by their form and their check digits.

Source: ISO 13616 (IBAN, mod 97), ISO/IEC 7812 (cards, Luhn), E.164 (telephone numbers of up to 15 digits); Latvian
personal codes as DDMMYY-NNNNN, and Latvian telephone numbers of 8 digits that begin with 2 or 6."""

import re
from collections.abc import Iterator

from signoff.text import Span

_SPACE = "[ \u00a0\u202f]"
_IBAN = re.compile(rf"(?<![\w+])[A-Z]{{2}}\d{{2}}(?:{_SPACE}?[A-Z0-9]){{11,30}}(?!\w)")
_CARD = re.compile(rf"(?<![\w+])(?<!\d{_SPACE})\d(?:[ \u00a0\u202f-]?\d){{12,18}}(?![ \u00a0\u202f-]?\d)(?!\w)")
_CODE = re.compile(r"(?<![\w-])(?P<day>\d\d)(?P<month>\d\d)\d\d[-–]\d{5}(?![\w-])")
_PHONE = re.compile(
    rf"(?<![\w+])\+(?:[ \u00a0\u202f()/-]{{0,2}}\d){{8,15}}(?!\w)"
    rf"|(?<![\w+.,:/-])(?<!\d{_SPACE})[26](?:{_SPACE}?\d){{7}}(?!{_SPACE}?\d)(?!\w|[.,:/-]\d|{_SPACE}?(?:[€$£%]|(?:EUR|USD|eiro|euros?)\b))"
)
_SHORTEST_IBAN = 15


def digits(number: str) -> str:
    """The digits alone."""
    return re.sub(r"\D", "", number)


def ibans(text: str) -> list[Span]:
    """Numbers of accounts whose check digits are right; words in capitals after one do not belong to it."""
    return [span for match in _IBAN.finditer(text) if (span := _iban(match))]


def _iban(match: re.Match[str]) -> Span | None:
    for end in sorted((stop.start() for stop in re.finditer(r"(?<=\w)(?!\w)", match[0])), reverse=True):
        number = re.sub(r"\s", "", match[0][:end])
        if len(number) >= _SHORTEST_IBAN and _mod_97(number) == 1:
            return Span(match.start(), match.start() + end, match[0][:end])
    return None


def _mod_97(iban: str) -> int:
    return int("".join(str(int(letter, 36)) for letter in iban[4:] + iban[:4])) % 97


def cards(text: str) -> list[Span]:
    """Numbers of 13 to 19 digits whose check digit is right."""
    return [_span(match) for match in _CARD.finditer(text) if _luhn(digits(match[0]))]


def _luhn(number: str) -> bool:
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in number[-2::-2])
    return (sum(map(int, number[-1::-2])) + sum(doubled)) % 10 == 0


def personal_codes(text: str) -> list[Span]:
    """Latvian personal codes that begin with a day that can be."""
    found = _CODE.finditer(text)
    return [_span(match) for match in found if 1 <= int(match["day"]) <= 31 and 1 <= int(match["month"]) <= 12]


def phones(text: str) -> Iterator[Span]:
    """Telephone numbers: `+` and 8 to 15 digits, or 8 digits that begin with 2 or 6."""
    return (_span(match) for match in _PHONE.finditer(text))


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end(), match[0])
