"""Checks: what is looked for in every post, one file a kind; and everything that is found, voice included.

    find(posts, policy, library, now)      {post id: [Finding, …]}
    waivable(policy, "claims.expired")     the roles that may let such a finding pass
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
    from signoff.checks._waivers import waivable

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
    waivable="_waivers",
)
__all__ = [
    "KINDS",
    "Answered",
    "Case",
    "Check",
    "Earlier",
    "Told",
    "examples",
    "find",
    "repeated",
    "standings_of",
    "waivable",
]
