"""A brute force over small random policies, which tries every small post with the engine, agrees with the proof."""

import random
import re

import pytest

from rehearsal.prove._brute import NOW, Brute, drawn
from signoff.rehearsal.prove import prove


def said(proof, rule, pattern):
    """What the messages of a rule name."""
    words = [one.message for one in proof.findings if one.rule == f"prove.{rule}"]
    return {found.groups() if found.re.groups > 1 else found[1] for one in words if (found := re.search(pattern, one))}


def days_of(proof):
    """(chain, day) of each `stuck`, by the moment of its example and its stretch of days, of the first seven days."""
    found = set()
    for one in proof.findings:
        if one.rule == "prove.stuck":
            chain = re.search(r"of `(\w+)`", one.message)[1]
            found |= {(chain, ahead) for ahead in range(7) if f"{7 + ahead}" in _days(one.message)}
    return found


def _days(message):
    said = message.partition(":")[0]
    if said.startswith("every day"):
        return {str(day) for day in range(7, 14)}
    first, _, last = said.partition(" to ")
    begin = int(first.split()[0])
    end = int(last.split()[0]) if last.endswith("December 2026") else 31 if last else begin
    return {str(day) for day in range(begin, end + 1)}


def disagreements(seed):
    written = drawn(random.Random(seed))
    brute, proof = Brute(written), prove(Brute(written).policy, NOW)
    none, pairs = brute.errors()
    chains, steps = brute.unreachable()
    two = {frozenset(re.findall(r"`(\w+)`", one.message)) for one in proof.findings if one.rule == "prove.two_chains"}
    both = {
        "no_chain": (none, any(one.rule == "prove.no_chain" for one in proof.findings)),
        "two_chains": (pairs, two),
        "unreachable chains": (chains, said(proof, "unreachable", r"the chain `(\w+)` never")),
        "unreachable steps": ({(step, chain) for chain, step in steps}, _steps_of(proof, brute.in_pairs)),
        "skippable": (brute.skippable(), said(proof, "skippable", r"chain `(\w+)`")),
        "too_many": (brute.too_many(), said(proof, "too_many", r"chain `(\w+)`")),
        "echo": ({(b, a) for a, b in brute.echo()}, said(proof, "echo", r"step `(\w+)` of `(\w+)`")),
        "stuck": (brute.stuck(), days_of(proof)),
        "promise": (brute.promised(), proof.promise),
    }
    return {rule: answers for rule, answers in both.items() if answers[0] != answers[1]}


def _steps_of(proof, in_pairs):
    """Of a chain of a pair, only one side knows which posts would be its own."""
    named = said(proof, "unreachable", r"step `(\w+)` of the chain `(\w+)`")
    return {(step, chain) for step, chain in named if chain not in in_pairs}


@pytest.mark.parametrize("seed", [*range(60), 1938])  # 1938: who is one of all is the delegate of another of them
def test_brute_force_agrees(seed):
    assert disagreements(seed) == {}


@pytest.mark.slow
def test_brute_force_agrees_on_a_thousand():
    assert {seed: found for seed in range(1000, 2000) if (found := disagreements(seed))} == {}
