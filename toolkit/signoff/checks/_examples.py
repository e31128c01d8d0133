"""The examples of checks documents are tests: a good sentence finds nothing of its document, a bad one what it says."""

from collections.abc import Iterator
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from typing import Any

import msgspec

from signoff.checks._find import find
from signoff.content import Library, post_of
from signoff.errors import Problem, listed
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.policy.kinds.channels import Account, Channels
from signoff.policy.kinds.workspace import Workspace

CHANNEL = "example"
ALWAYS = ("characters.", "duplicates.", "limits.")  # which no document asks for


def examples(policy: Policy, library: Library | None = None, now: datetime | None = None) -> Iterator[Problem]:
    """Every example that does not find what it says, each at its place.

    library  whose campaigns and claims the examples may speak of;  now: aware, their slot; left out, this moment"""
    for document in policy.of("checks"):
        alone = _alone(document, policy)
        for position, example in enumerate(document.examples):
            found = _found(alone, example, library, now or datetime.now(UTC))
            if said := _wrong(example, found):
                yield Problem(said, document.place_of("examples", position))


def _alone(document: Any, policy: Policy) -> Policy:
    """A policy of this document only, which holds for every post."""
    account = Account(name=CHANNEL, network=CHANNEL)
    workspace = Workspace(kind="workspace", zone=policy.zone)
    whole = msgspec.structs.replace(document, when=None)
    return Policy([workspace, Channels(kind="channels", accounts=[account]), whole])


def _found(alone: Policy, example: Any, library: Library | None, now: datetime) -> list[Finding]:
    text = example.good or example.bad or ""
    said = {"id": CHANNEL, "author": CHANNEL, "channels": [CHANNEL], "language": example.language, "text": text}
    beside = msgspec.structs.replace(library, posts={}) if library else None
    return find([post_of(said, alone.zone)], alone, beside, now)[CHANNEL]


def _wrong(example: Any, found: list[Finding]) -> str:
    there = listed((f"{finding.rule} (“{finding.match}”)" for finding in found), "and") or "nothing"
    if example.good is not None:
        own = [finding for finding in found if not finding.rule.startswith(ALWAYS)]
        return f"the good example “{example.good}” finds {there}" if own else ""
    missing = [rule for rule in example.finds or ["*"] if not any(fnmatchcase(one.rule, rule) for one in found)]
    wished = "anything" if missing == ["*"] else listed(missing, "and")
    return f"the bad example “{example.bad}” does not find {wished}: it finds {there}" if missing else ""
