"""The good and bad sentences of voice and checks documents, which are tests of them."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from signoff import checks, voice
from signoff.errors import Problem
from signoff.policy import Policy
from signoff.rehearsal._compare import Difference
from signoff.rehearsal._run import Result


def wrong_examples(policy: Policy) -> Iterator[Problem]:
    """Every example that does not find what it says, each at its place."""
    return chain(voice.examples(policy), checks.examples(policy))


def example_results(policy: Policy) -> list[Result]:
    """One result for each document that has examples: passed when all of them find what they say."""
    wrong = list(wrong_examples(policy))
    results = []
    for document in [*policy.of("voice"), *policy.of("checks")]:
        if document.examples:
            inside = [problem for problem in wrong if problem.place and _within(problem, document)]
            differences = [Difference("examples", None, str(problem)) for problem in inside]
            results.append(
                Result(f"examples of {document.name or document.kind}", document.place.file, not inside, differences)
            )
    return results


def _within(problem: Problem, document: Any) -> bool:
    places = [part.place for part in document.node.parts["examples"].parts.values()]
    return problem.place in places
