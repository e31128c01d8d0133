"""privacy: what belongs to somebody: telephone numbers, addresses, accounts, cards, personal codes, passwords.

    privacy: {our_phones: [+371 60001000], our_emails: ["*@cafe.example"], our_ibans: []}

Looked for where the section is there, `privacy: {}` too. Numbers inside links are left alone, passwords are not."""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar

from signoff.checks._check import Check
from signoff.checks._numbers_of_people import cards, digits, ibans, personal_codes, phones
from signoff.finding import Finding
from signoff.model import about
from signoff.text import Span, without

if TYPE_CHECKING:
    from signoff.checks._case import Case

_SECRET = re.compile(
    r"(?<!\w)(?:password|passwort|parole|paroli|token|pin)\s?[:=]\s?(?P<value>\S{4,})"
    r"|(?<!\w)AKIA[0-9A-Z]{12,}|(?<!\w)ghp_[A-Za-z0-9]{20,}"
    r"|(?<!\w)eyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]{5,}|-----BEGIN [A-Z ]*PRIVATE KEY-----",
    re.IGNORECASE,
)
_CLOSING = ".,;:!?)\"'“”’»"


class Privacy(Check):
    """Data of people, and secrets."""

    id: ClassVar[str] = "privacy"
    severities: ClassVar = dict.fromkeys(("phone", "email", "iban", "card", "personal_code", "secret"), "error")

    our_phones: Annotated[list[str], about("Numbers that may be said", "+371 60001000")] = []
    our_emails: Annotated[list[str], about("Addresses that may be said, or globs", "*@cafe.example")] = []
    our_ibans: Annotated[list[str], about("Accounts that may be said", "LV97 HABA 0012 3456 7891 0")] = []

    def look(self, case: "Case") -> Iterator[Finding]:
        """Numbers by what they are, the surest first: what is an account is no telephone number."""
        yield from self._numbers(case)
        for address in case.reading.of_kind("email"):
            if not any(fnmatchcase(address.value.lower(), own.lower()) for own in self.our_emails):
                message = f"{address.value} is not an address of ours: may it be published?"
                yield self.found(case, "email", address.start, address.end, message)
        yield from self._secrets(case)

    def _numbers(self, case: "Case") -> Iterator[Finding]:
        text = without(case.reading.shown, [each for each in case.reading.entities if each.kind != "cashtag"])
        taken: list[Span] = []
        for what, found, said in (
            ("iban", ibans(text), "the number of an account"),
            ("card", cards(text), "the number of a card"),
            ("personal_code", personal_codes(text), "a personal code"),
            ("phone", phones(text), "a telephone number"),
        ):
            free = [span for span in found if not any(span.start < one.end and one.start < span.end for one in taken)]
            taken += free
            for span in free:
                if not self._is_ours(what, span.value):
                    message = f"{span.value} looks like {said} that is not ours: may it be published?"
                    yield self.found(case, what, span.start, span.end, message)

    def _is_ours(self, what: str, value: str) -> bool:
        if what == "iban":
            return re.sub(r"\s", "", value) in self._ibans
        return what == "phone" and any(_same_number(digits(value), own) for own in self._phones)

    @cached_property
    def _ibans(self) -> frozenset[str]:
        return frozenset(re.sub(r"\s", "", own).upper() for own in self.our_ibans)

    @cached_property
    def _phones(self) -> tuple[str, ...]:
        return tuple(digits(own) for own in self.our_phones)

    def _secrets(self, case: "Case") -> Iterator[Finding]:
        for match in _SECRET.finditer(case.reading.shown):
            end = match.end()
            if match["value"]:
                value = match["value"].rstrip(_CLOSING)
                end = match.start("value") + len(value)
                if len(value) < 4 or value.isalpha():
                    continue
            message = "this looks like a secret: whoever reads it can use it; take it out, and change it"
            yield self.found(case, "secret", match.start(), end, message)


def _same_number(one: str, other: str) -> bool:
    """Whether two numbers are the same, with the country's code or without."""
    short, long = sorted((one, other), key=len)
    return len(short) >= 8 and long.endswith(short)
