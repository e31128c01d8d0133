"""What every part of the review page looks at: the review, the words, the names, and its totals, once."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import Any

from signoff.content import Post
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.report.names import Names
from signoff.report.words import Words
from signoff.review import Review
from signoff.workflow import Decision

OVER = ("published", "rejected", "withdrawn", "retracted")
WORST = {"error": 0, "warning": 1, "suggestion": 2}


class Scene:
    """One review, as a page tells it."""

    def __init__(self, review: Review, language: str) -> None:
        """Raises SignoffError for a language that there is no catalogue of."""
        self.review = review
        self.names = Names(self.policy)
        self.words = Words(language, self.policy.zone, review.now)

    @property
    def now(self) -> datetime:
        """The moment that the page is about."""
        return self.review.now

    @property
    def policy(self) -> Policy:
        """The policy that was decided under."""
        return self.review.workspace.policy

    def post(self, name: str) -> Post:
        """A post, reply, asset or campaign by its id."""
        return self.review.workspace.post(name)

    @cached_property
    def live(self) -> list[Decision]:
        """The decisions on posts that can still go out."""
        return [decision for decision in self.review.decisions.values() if decision.state not in OVER]

    @cached_property
    def waiting(self) -> list[Decision]:
        """Those that somebody must answer."""
        return [decision for decision in self.live if decision.waiting]

    @cached_property
    def handed_back(self) -> list[Decision]:
        """Those that wait for their author to make changes."""
        return [decision for decision in self.live if decision.state == "changes_requested"]

    @cached_property
    def late(self) -> list[Decision]:
        """Those of which a step that can block is past its due time."""
        return [decision for decision in self.live if late_steps(decision, self.now)]

    @cached_property
    def stopped(self) -> list[Decision]:
        """Those that cannot go out as they are: something found stands against them, or nothing can be decided."""
        return [decision for decision in self.live if decision.error or any(one.blocks for one in decision.findings)]

    def people(self, names: Iterable[str], word: str = "or") -> str:
        """People by name, as one says them."""
        return self.words.listed(self.names.people(names), word)


def late_steps(decision: Decision, now: datetime) -> list[Any]:
    """The steps that wait past their due time; advice is never late."""
    return [step for step in decision.waiting if step.due and step.due < now and not step.advisory]


def worst(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by weight, what blocks first; those let pass last."""
    return sorted(findings, key=lambda one: (one.waived, WORST.get(one.severity, 3), one.order))
