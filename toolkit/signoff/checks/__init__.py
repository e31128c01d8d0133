"""Checks: what is looked for in every post, one file a kind; and everything that is found, voice included.

    find(posts, policy, library, now)      {post id: [Finding, …]}
    waivable(policy, "claims.expired")     the roles that may let such a finding pass
    due(posts, policy, library, now)       the links that are to be looked at;  follow(links)   what is at their ends
    examples(policy, library)              the documents' own examples that do not find what they say

A kind is a class: the settings of its section of `kind: checks`, and `look(case)`."""

from typing import TYPE_CHECKING

from signoff.checks._kinds import KINDS
from signoff.registry import late

if TYPE_CHECKING:
    from signoff.checks._across import Answered, Earlier, Told, repeated, standings_of
    from signoff.checks._case import Case
    from signoff.checks._check import Check
    from signoff.checks._examples import examples
    from signoff.checks._find import find
    from signoff.checks._reach import LIMITS, WORLD, Limits, World, follow
    from signoff.checks._waivers import waivable
    from signoff.checks._wanted import due, is_at_fault, last_looks, unseen

__getattr__ = late(
    __name__,
    Answered="_across",
    Earlier="_across",
    Told="_across",
    repeated="_across",
    standings_of="_across",
    Case="_case",
    Check="_check",
    examples="_examples",
    find="_find",
    **dict.fromkeys(("LIMITS", "WORLD", "Limits", "World", "follow"), "_reach"),
    **dict.fromkeys(("due", "is_at_fault", "last_looks", "unseen"), "_wanted"),
    waivable="_waivers",
)
__all__ = [
    "KINDS",
    "LIMITS",
    "WORLD",
    "Answered",
    "Case",
    "Check",
    "Earlier",
    "Limits",
    "Told",
    "World",
    "due",
    "examples",
    "find",
    "follow",
    "is_at_fault",
    "last_looks",
    "repeated",
    "standings_of",
    "unseen",
    "waivable",
]
