"""claims: what is said of the product, or of the world, has a source that says the same and still holds.

    claims:
      superlatives: {en: ["the best"]}
      counted: {en: [customer*]}
      fine: {en: ["all the best"]}

A claim is a sentence with a word of the lists, a percent that is no offer's, so many times, or so many of what is
counted. Its sources are the files of content/claims whose `about` word stands in that sentence."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, NamedTuple

from signoff.checks._check import Check
from signoff.checks._counted import counted
from signoff.checks._figures import PERCENT, Figure, figures
from signoff.checks._offers import within
from signoff.checks._quotations import unattributed
from signoff.checks._sources import Source, sources_of
from signoff.checks._wordings import wordings
from signoff.checks._words import ByLanguage, overlaps
from signoff.errors import Problem, listed
from signoff.finding import Finding
from signoff.model import about
from signoff.policy.kinds._words import Words, unfindable
from signoff.text import Span

if TYPE_CHECKING:
    from signoff.checks._case import Case
    from signoff.policy import Policy

LISTS = ("superlatives", "comparisons", "health", "money")


class Statement(NamedTuple):
    """One sentence that claims something: the first place that makes it a claim, its figures, and its sources."""

    sentence: Span
    first: Span
    figures: list[Figure]
    sources: list[Source]


class Claims(Check):
    """Claims without a source, beside it, or after its last day; and quotations that nobody is named for."""

    id: ClassVar[str] = "claims"
    severities: ClassVar = {
        "no_source": "error", "figure_differs": "error", "expired": "error", "wrong_market": "error",
        "qualifier_missing": "warning", "quote_unattributed": "warning",
    }  # fmt: skip

    superlatives: Annotated[Words, about("Nothing is better", {"en": ["the best", "leading"]})] = []
    comparisons: Annotated[Words, about("Better than others", {"en": ["than any"]})] = []
    health: Annotated[Words, about("What it does to people", {"en": ["cures", "heals"]})] = []
    money: Annotated[Words, about("What it promises", {"en": ["guaranteed"]})] = []
    counted: Annotated[Words, about("Who or what is counted: `1,200 customers`", {"en": ["customer*"]})] = []
    fine: Annotated[Words, about("Inside these, nothing is a claim", {"en": ["all the best"]})] = []

    def problems(self, policy: "Policy") -> Iterator[Problem]:
        """Words that could be found nowhere."""
        for name in (*LISTS, "counted", "fine"):
            yield from unfindable(self, name)

    def look(self, case: "Case") -> Iterator[Finding]:
        """Each claim in the order of the text, then the quotations."""
        for statement in self._statements(case):
            yield from self._judge(case, statement)
        for quotation in unattributed(case.reading):
            message = "nobody is named for this quotation: say who said it"
            yield self.found(case, "quote_unattributed", quotation.start, quotation.end, message)

    def _judge(self, case: "Case", statement: Statement) -> Iterator[Finding]:
        if not statement.sources:
            message = "this is a claim, and no file in content/claims speaks of it"
            yield self._at(case, "no_source", statement.first, message)
            return
        names = listed((f"`{source.id}`" for source in statement.sources), "and")
        yield from self._figure(case, statement, names)
        if all(source.expired(case.slot) for source in statement.sources):
            last = max(str(source.last_day) for source in statement.sources)
            yield self._at(case, "expired", statement.first, f"{names} held until {last}, before this goes out")
        if wrong := [market for market in case.markets if not any(one.holds_in(market) for one in statement.sources)]:
            yield self._at(case, "wrong_market", statement.first, f"{names} does not hold in {listed(wrong)}")
        yield from self._qualifier(case, statement)

    def _figure(self, case: "Case", statement: Statement, names: str) -> Iterator[Finding]:
        said = {figure for source in statement.sources for figure in source.figures}
        differing = next((figure for figure in statement.figures if figure.said not in said), None)
        if differing:
            words = case.reading.words[differing.start : differing.end]
            yield self._at(case, "figure_differs", differing, f"“{words}” is not what {names} says")

    def _qualifier(self, case: "Case", statement: Statement) -> Iterator[Finding]:
        own = {figure.said for figure in statement.figures}
        carrying = [source for source in statement.sources if own & source.figures] or statement.sources
        if all(source.must_say and not wordings(source.must_say, case).places for source in carrying):
            wished = listed(f"“{word}”" for source in carrying for word in wordings(source.must_say, case).words)
            yield self._at(case, "qualifier_missing", statement.first, f"the text must say {wished}")

    def _at(self, case: "Case", what: str, place: Any, message: str) -> Finding:
        return self.found(case, what, place.start, place.end, message)

    def _statements(self, case: "Case") -> Iterator[Statement]:
        fine = self._compiled["fine"].hits(case)
        words = [hit for name in LISTS for hit in self._compiled[name].hits(case) if not overlaps(hit, fine)]
        known = [figure for figure in self._figures(case) if not overlaps(figure, fine)]
        for sentence in case.reading.sentences if words or known else ():
            inside = [one for one in within(sentence, known) if self._counts(one, sentence, case)]
            found = [*within(sentence, words), *(figure for figure in inside if not figure.is_money)]
            if found:
                first = min(found, key=lambda one: (one.start, one.end))
                place = Span(first.start, first.end, "")
                yield Statement(sentence, place, inside, sources_of(case, sentence))

    def _figures(self, case: "Case") -> list[Figure]:
        read, language = case.reading.read, case.language
        known = figures(read, language)
        return sorted([*known, *counted(read, self._compiled["counted"].hits(case), language, known)])

    def _counts(self, figure: Figure, sentence: Span, case: "Case") -> bool:
        """Whether a figure is the claim's: a percent or sum beside an offer word is the offer's."""
        return not ((figure.unit == PERCENT or figure.is_money) and case.promotion.speaks_of_offers(sentence))

    @cached_property
    def _compiled(self) -> dict[str, ByLanguage]:
        return {name: ByLanguage(getattr(self, name)) for name in (*LISTS, "counted", "fine")}
