"""disclosures: what must be said where money, or a machine, had a hand in it.

    disclosures:
      - {name: paid, when: {tag: paid-partnership}, say: {en: [Paid partnership, "#ad"], lv: ["#reklāma"]}}

Any one of the words is enough. Front matter may name one (`disclosures: [paid]`); an offer may have its own."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from signoff.checks._check import Check
from signoff.checks._join import Said
from signoff.checks._wordings import wordings
from signoff.errors import Problem, listed
from signoff.finding import Finding
from signoff.model import Model, about, many
from signoff.policy.conditions import When
from signoff.policy.kinds._words import Words, unfindable
from signoff.text import Span

if TYPE_CHECKING:
    from signoff.checks._case import Case
    from signoff.policy import Policy


class Disclosure(Model):
    """One thing that must be said, and when."""

    name: Annotated[str, about("What front matter calls it", "paid")] = ""
    when: Annotated[When | None, about("The posts that need it; left out: all", {"tag": "paid-partnership"})] = None
    say: Annotated[Words, about("Any one of these", {"en": ["Paid partnership", "#ad"]})]

    def problems(self, policy: "Policy") -> Iterator[Problem]:
        """Words that could be found nowhere."""
        yield from unfindable(self, "say")


class Disclosures(Check):
    """Words that must be there. Runs always, for the offers have theirs."""

    id: ClassVar[str] = "disclosure"
    severities: ClassVar = {"missing": "error"}
    always: ClassVar[bool] = True
    written: ClassVar[Any] = list[Disclosure]

    entries: list[Disclosure] = []

    @classmethod
    def joined(cls, sections: Sequence[Said]) -> "Disclosures":
        """All disclosures of all documents."""
        return cls(entries=[entry for section in sections for entry in section.value])

    def look(self, case: "Case") -> Iterator[Finding]:
        """Each disclosure that this text needs and has not."""
        for name, say in self._required(case):
            found = wordings(say, case)
            if found.words and not found.places:
                wished = listed(f"“{word}”" for word in found.words)
                message = f"the disclosure `{name}` is missing: say {wished}"
                yield self.at_first_line(case, "missing", message, next(iter(found.words), None))

    def spares(self, case: "Case") -> Iterator[Span]:
        """The words of the disclosures that it needs, where they stand."""
        for _, say in self._required(case):
            yield from wordings(say, case).places

    def _required(self, case: "Case") -> Iterator[tuple[str, Any]]:
        named = many(case.post.front.disclosures)
        for entry in self.entries:
            if entry.name in named or case.holds(entry.when):
                yield entry.name, entry.say
        for offer in case.promotion.offers:
            if offer.disclosure:
                yield offer.id, offer.disclosure
