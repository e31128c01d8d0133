"""scheduled: how far its slot is from the submission, as in `when: {scheduled: {within: 24h}}`.

Taken when the post is submitted; it stays for that review (DESIGN section 4)."""

from typing import Annotated, ClassVar, Literal

from signoff.clock import DURATION, seconds, spoken
from signoff.model import Model, about
from signoff.policy.conditions._base import Because, Condition, Subject


class Slot(Model):
    """Both keys given mean both."""

    within: (
        Annotated[str, about("The slot is at most so long after the submission", "24h", pattern=DURATION)] | None
    ) = None
    outside: Annotated[Literal["business_hours"], about("The slot is outside the calendar's hours")] | None = None


class Scheduled(Condition):
    """Holds if the post has a slot and the slot fits."""

    facts: ClassVar[tuple[str, ...]] = ("slot_in", "outside")

    wanted: Annotated[Slot, about("Where the slot is", {"within": "24h"})]

    def test(self, subject: Subject) -> Because:
        """A post without a slot never fits."""
        if subject.slot_in is None:
            return Because(False, "it has no slot")
        answers = [*self._within(subject.slot_in), *self._outside(subject.outside)]
        failed = [answer for answer in answers if not answer.holds]
        return Because(not failed, " and ".join(answer.words for answer in failed or answers))

    def _within(self, slot_in: int) -> list[Because]:
        if self.wanted.within is None:
            return []
        holds = slot_in <= seconds(self.wanted.within)
        return [Because(holds, f"its slot is {spoken(max(0, slot_in))} after it was submitted")]

    def _outside(self, outside: bool | None) -> list[Because]:
        if self.wanted.outside is None:
            return []
        return [Because(bool(outside), f"its slot is {'outside' if outside else 'inside'} business hours")]
