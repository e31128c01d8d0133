"""prove(): every finding of every rule, in the order in which people mend a policy."""

from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from typing import Any

import msgspec

from signoff.policy import Policy
from signoff.rehearsal.prove import circle
from signoff.rehearsal.prove._claim import Claim
from signoff.rehearsal.prove._world import World

RULES = (
    "no_chain", "two_chains", "unreachable", "skippable", "weakened", "stuck", "lonely", "too_many", "late", "echo",
)  # fmt: skip


class Finding(msgspec.Struct, frozen=True):
    """A mistake, as `signoff prove --json` prints it. example: a policy test that shows it, and passes."""

    rule: str
    severity: str
    file: str
    line: int
    message: str
    example: dict[str, Any]


class Proof(msgspec.Struct, frozen=True):
    """What was found. promise: nothing goes out without an override, or an approval by neither author nor editor."""

    promise: bool
    findings: list[Finding]


def prove(policy: Policy, now: datetime) -> Proof:
    """Everything that no test can show, over every possible post and the 90 days from `now` on (aware).

    Where precedence runs in a circle nothing is decided, and nothing else is said."""
    found = [_finding("circle", circle.SEVERITY, claim) for claim in circle.find(policy, now)]
    if not found and policy.chains_as_written:
        found = list(_of_the_world(World(policy, now)))
    return Proof(not any(finding.rule == "prove.weakened" for finding in found), found)


def _of_the_world(world: World) -> Iterator[Finding]:
    for name in RULES if world.authors.all else ():
        rule = import_module(f"{__package__}.{name}")
        for claim in rule.find(world):
            yield _finding(name, rule.SEVERITY, claim)


def advice(rule: str) -> str:
    """What to do about a finding of the rule (`prove.stuck`), in a sentence or two."""
    mend: str = import_module(f"{__package__}.{rule.partition('.')[2]}").MEND
    return mend


def _finding(rule: str, severity: str, claim: Claim) -> Finding:
    place = claim.place
    return Finding(f"prove.{rule}", severity, place.file, place.line, claim.message, claim.example)
