"""spend: the post's own budget is over a sum, as in `when: {spend: {over: 500 EUR}}`."""

from typing import Annotated, ClassVar

from signoff.model import Model, about
from signoff.policy.conditions._base import Because, Condition, Subject

SUM = r"^[0-9]+(\.[0-9]+)? [A-Z]{3}$"


class Sum(Model):
    """A sum and its currency."""

    over: Annotated[str, about("A sum with its currency", "500 EUR", pattern=SUM)]


class Spend(Condition):
    """Holds if the post's `budget:` is larger, in the same currency; another currency never fits."""

    facts: ClassVar[tuple[str, ...]] = ("spend",)

    wanted: Annotated[Sum, about("The sum", {"over": "500 EUR"})]

    def test(self, subject: Subject) -> Because:
        """Compares sums of one currency only."""
        amount, currency = self.wanted.over.split()
        if subject.spend is None:
            return Because(False, "no money is spent on it")
        spent, spent_currency = subject.spend
        holds = spent_currency == currency and spent > float(amount)
        return Because(holds, f"{spent:g} {spent_currency} is spent on it")
