"""Brand voice: plain keys, and rules in Vale's format. `findings(copy, policy)` yields what is found in one copy."""

from signoff.registry import Registry
from signoff.voice._block import Block, Hit
from signoff.voice._compiled import Compiled, compiled, findings
from signoff.voice._examples import examples
from signoff.voice._phrases import Phrases
from signoff.voice._reading import Reading
from signoff.voice._rule import Action, Rule, any_of
from signoff.voice._scan import scan

KINDS = Registry("signoff.voice", group="signoff.voice", classes=True)
__all__ = [
    "KINDS",
    "Action",
    "Block",
    "Compiled",
    "Hit",
    "Phrases",
    "Reading",
    "Rule",
    "any_of",
    "compiled",
    "examples",
    "findings",
    "scan",
]
