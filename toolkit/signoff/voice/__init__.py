"""Brand voice: plain keys, and rules in Vale's format. `findings(copy, policy)` yields what is found in one copy."""

from typing import TYPE_CHECKING

from signoff.registry import Registry, late

if TYPE_CHECKING:
    from signoff.voice._block import Block, Hit, Piece
    from signoff.voice._compiled import Compiled, compiled, findings
    from signoff.voice._examples import examples, in_example
    from signoff.voice._phrases import Phrases
    from signoff.voice._reader import severity_of
    from signoff.voice._reading import Reading
    from signoff.voice._rule import Action, Found, Rule, any_of
    from signoff.voice._scan import scan

KINDS = Registry("signoff.voice", group="signoff.voice", classes=True)
__getattr__ = late(
    __name__,
    Block="_block",
    Hit="_block",
    Piece="_block",
    Compiled="_compiled",
    compiled="_compiled",
    findings="_compiled",
    examples="_examples",
    in_example="_examples",
    Phrases="_phrases",
    severity_of="_reader",
    Reading="_reading",
    Action="_rule",
    Found="_rule",
    Rule="_rule",
    any_of="_rule",
    scan="_scan",
)
__all__ = [
    "KINDS",
    "Action",
    "Block",
    "Compiled",
    "Found",
    "Hit",
    "Phrases",
    "Piece",
    "Reading",
    "Rule",
    "any_of",
    "compiled",
    "examples",
    "findings",
    "in_example",
    "scan",
    "severity_of",
]
