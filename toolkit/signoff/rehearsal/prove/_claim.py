"""What a rule says, with the example that shows it; and how a possible post is told in words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from signoff.errors import Place, listed
from signoff.model import many
from signoff.policy import Policy, document, nodes
from signoff.policy.kinds.test import Expected
from signoff.rehearsal._compare import differences
from signoff.rehearsal.prove._trial import Trial
from signoff.rehearsal.prove._world import Way
from signoff.workflow import Decision


class Claim(msgspec.Struct, frozen=True):
    """One mistake: in words, at its place, with a policy test that shows it."""

    message: str
    place: Place
    example: dict[str, Any]


def claimed(message: str, place: Place, policy: Policy, trial: Trial, expect: Mapping[str, Any]) -> Iterator[Claim]:
    """A claim whose example is the story under this policy, named as the message says; none if it shows nothing."""
    decision = trial.decision(policy)
    refused = expect.get("error") is None and decision.refused
    if not refused and not list(differences(msgspec.convert(expect, Expected), decision, policy.zone)):
        yield Claim(message, place, trial.example(policy, message, expect))


def told(post: Mapping[str, Any]) -> str:
    """A possible post in words: "a reply by anna on cafe-bluesky, tagged promotion"."""
    parts = [f"a {post.get('type', 'post')} by {post['author']} on {listed(post['channels'], 'and')}"]
    parts += [f"{word} {listed(many(post[key]), 'and')}" for key, word in _WORDS.items() if post.get(key)]
    return ", ".join(parts)


_WORDS = {
    "tags": "tagged", "campaign": "of the campaign", "language": "in the language", "audience": "for", "budget": "with",
    "assets": "with", "schedule": "with its slot at",
}  # fmt: skip


def where_it_waits(decision: Decision, way: Way) -> dict[str, Any]:
    """What a policy test expects of a post of that chain that nobody can bring further."""
    if decision.error:
        return {"error": decision.error, "chain": way.chain.name}
    waiting = {step.name: list(step.waiting_on) for step in decision.waiting if not step.advisory}
    return {"state": decision.state, "chain": way.chain.name, "waiting_on": waiting, "publishable": False}


def read(documents: Iterable[Mapping[str, Any]], policy: Policy) -> Policy:
    """The policy that these documents make, as a policy test reads them."""
    import msgspec.json

    known: dict[str, Any] = {}
    if any(one["kind"] in ("checks", "voice") for one in documents):
        from signoff.workspace import OPENED

        known = dict(OPENED)
    found = [node for one in documents for node in nodes("example", msgspec.json.encode(one), [])]
    typed = [document(node, known, []) for node in found]
    return Policy([one for one in typed if one is not None], policy.networks)
