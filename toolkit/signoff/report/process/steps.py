"""A step in words: who is asked, how many must agree, by when."""

from typing import Any

from signoff.model import many
from signoff.policy import Policy
from signoff.report.approvers import people_of
from signoff.report.names import Names
from signoff.report.process.conditions import posts_meant
from signoff.report.words import Words

MOST_NAMED = 5


class Steps:
    """Tells the steps of one policy."""

    def __init__(self, policy: Policy, words: Words) -> None:
        """Takes the policy for the names of those who are meant."""
        self.policy, self.words, self.names = policy, words, Names(policy)

    def who(self, step: Any) -> str:
        """Who is asked: "Jānis Bērziņš or Ilze Liepiņa", "2 of Anna, Jānis and Zane", "all of …"."""
        people = self.names.people(people_of(self.policy, step.approvers))
        if not people:
            return self.words("nobody_holds", what=self.what(step.approvers))
        if len(people) > MOST_NAMED:
            return self._of_many(step, len(people))
        if step.need == "all" or (step.need == len(people) > 1):
            return self.words.listed(people, "and") if len(people) < 3 else self._of("all", people)
        return self.words.listed(people) if step.need == 1 else self._of(step.need, people)

    def _of(self, need: int | str, people: list[str]) -> str:
        how_many = self.words("all_of") if need == "all" else self.words("so_many_of", n=need)
        return f"{how_many} {self.words.listed(people, 'and')}"

    def _of_many(self, step: Any, n: int) -> str:
        need = self.words("every_one") if step.need == "all" else self.words.known("so_many", str(step.need))
        return self.words("of_the_many", need=need, n=n, what=self.what(step.approvers))

    def what(self, approvers: Any) -> str:
        """Who is meant, without names: "the role editor", "the team riga"."""
        parts = [
            self.words(f"by_{key}", names=self.words.listed(many(getattr(approvers, key))))
            for key in ("role", "person", "team")
            if getattr(approvers, key)
        ]
        return f" {self.words('and')} ".join(parts)

    def told(self, step: Any) -> str:
        """The step inside a sentence: "Jānis or Ilze (editor) within 24 working hours"."""
        label = f" ({step.name})" if step.name else ""
        more = [
            self.within(step),
            self.before_slot(step),
            self.words("as_advice") if step.advisory else "",
            self.only(step),
        ]
        return " ".join([f"{self.who(step)}{label}", *filter(None, more)])

    def within(self, step: Any) -> str:
        """By when: "within 24 working hours"; "" where there is no due time."""
        if not step.within:
            return ""
        return self.words("within", span=self.words.duration(step.within, step.clock == "business"))

    def before_slot(self, step: Any) -> str:
        """How long before the slot at the latest, or ""."""
        if not step.before_slot:
            return ""
        key = "and_before_slot" if step.within else "before_slot"
        return self.words(key, span=self.words.duration(step.before_slot))

    def only(self, step: Any) -> str:
        """For which posts alone, or ""."""
        return self.words("only_for", posts=posts_meant(step.when, self.words, self.names)) if step.when else ""

    def last_word(self, chain: Any) -> str:
        """Who has the last word: those of the last item that must agree."""
        for item in reversed(chain.steps):
            deciding = [step for step in (item.together or [item]) if not step.advisory]
            if deciding:
                return f" {self.words('and')} ".join(self.who(step) for step in deciding)
        return self.words("nobody")
