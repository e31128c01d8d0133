"""Small changes of a policy, one kind a file: each says what it changes, and what kind of test would notice.

A kind is a module with KIND (of document), NOTICED_BY (words), and `changes(document, policy)`. One that only moves
which chain and steps apply says ONLY_CHOOSES: what of it cannot make a difference is found by trying (`_same.py`)."""

from signoff.registry import Registry
from signoff.rehearsal.mutants._change import GONE, Change, changed, flow, shown
from signoff.rehearsal.mutants._parts import mappings
from signoff.rehearsal.mutants._same import choose_alike

KINDS = Registry("signoff.rehearsal.mutants")
__all__ = ["GONE", "KINDS", "Change", "changed", "choose_alike", "flow", "mappings", "shown"]
