"""What can be found in a post: the findings of some sentences, which are the policy's own bad examples."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from fnmatch import fnmatchcase
from typing import Any

from signoff.model import many
from signoff.policy import Policy
from signoff.rehearsal.prove._logic import Logic

PLAIN = "Soup of the day"
MOST_WORDS = 200
SENTENCES = (
    PLAIN, "20% off all soups", "The best soup in town", "SOUP SOUP SOUP!!! \U0001f525\U0001f525\U0001f525\U0001f525",
    "Call +371 29999999", "https://bit.ly/soup", "Soup prevents colds, guaranteed", "#soupoftheday #b #c #d #e #f",
)  # fmt: skip


class Texts:
    """Sentences as statements, each with the rules that find something in it; one is the post's text.

    A finding that no sentence shows may be there all the same: such a text is unseen, and nothing is shown of it."""

    def __init__(self, globs: Iterable[str], policy: Policy, now: datetime, logic: Logic) -> None:
        """Without a condition on findings, one plain sentence is enough."""
        globs = set(globs)
        self._logic = logic
        self.rules = found_in(sentences(policy), policy, now) if globs else {PLAIN: frozenset()}
        known = [rule for rules in self.rules.values() for rule in rules]
        self.unseen = {glob: logic.new() for glob in globs if not any(fnmatchcase(rule, glob) for rule in known)}
        self.statements = {text: logic.new() for text in self.rules}
        logic.exactly_one([*self.statements.values(), *self.unseen.values()])

    def atom(self, wanted: Any) -> int:
        """That something of the rules is found."""
        globs = many(wanted)
        shown = [statement for text, statement in self.statements.items() if _fits(self.rules[text], globs)]
        return self._logic.any_of([*shown, *(self.unseen[glob] for glob in globs if glob in self.unseen)])

    def tie_things(self, has: Mapping[str, int]) -> None:
        """What stands in a sentence (a link, a mention) the post has."""
        from signoff.text import entities

        for text, statement in self.statements.items():
            for kind in {entity.kind for entity in entities(text)} & has.keys():
                self._logic.say(-statement, has[kind])

    def the(self, world: frozenset[int]) -> str:
        """The post's text."""
        return next((text for text, statement in self.statements.items() if statement in world), PLAIN)


def _fits(rules: Iterable[str], globs: Iterable[str]) -> bool:
    return any(fnmatchcase(rule, glob) for rule in rules for glob in globs)


def sentences(policy: Policy) -> list[str]:
    """Ours, and the bad examples of the policy's own rules."""
    documents = [*policy.of("voice"), *policy.of("checks")]
    bad = [example.bad for document in documents for example in document.examples if example.bad]
    return list(dict.fromkeys([*SENTENCES, *bad]))


def words_of(policy: Policy) -> list[str]:
    """Every few words that a rule of voice or checks is written with, as a sentence of their own."""
    written = [one.node.value for kind in ("voice", "checks") for one in policy.of(kind)]
    found = [f"Soup, {word.rstrip('*')}" for word in _strings(written) if 2 < len(word) < 60 and "_" not in word]
    return list(dict.fromkeys(found))[:MOST_WORDS]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (key for key in value if isinstance(key, str))
        yield from (inner for part in value.values() for inner in _strings(part))
    elif isinstance(value, list):
        yield from (inner for part in value for inner in _strings(part))


def stopped(texts: Iterable[str], head: Mapping[str, Any], policy: Policy, now: datetime) -> set[str]:
    """Those of the texts in which something is found that blocks, as the post with that front matter."""
    from signoff.checks import find
    from signoff.content import Library, post_of

    posts = [post_of({**head, "id": f"p{number}", "text": text}, policy.zone) for number, text in enumerate(texts)]
    return {
        post.texts[""].words
        for post in posts
        if any(finding.blocks for finding in find([post], policy, Library(), now)[post.id])
    }


def found_in(sentences: Iterable[str], policy: Policy, now: datetime) -> dict[str, frozenset[str]]:
    """The rules that find something in each sentence, as a post on the first channel; plain words first."""
    from signoff.checks import find
    from signoff.content import Library, post_of

    head = {"author": next(iter(policy.people), ""), "channels": list(policy.channels)[:1]}
    found = {}
    for number, text in enumerate(sentences):
        post = post_of({"id": f"p{number}", **head, "text": text}, policy.zone)
        rules = find([post], policy, Library(), now)[post.id]
        found[text] = frozenset(finding.rule for finding in rules)
    return found
