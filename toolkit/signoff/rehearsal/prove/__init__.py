"""Finds a policy's own mistakes: what no test can show, each with a policy test that shows it.

proof = prove(policy, now)                 # Proof(promise, findings)
example = weaker(before, after, now)       # a policy test, or None"""

from typing import TYPE_CHECKING

from signoff.registry import late

if TYPE_CHECKING:
    from signoff.rehearsal.prove._weaker import weaker

__getattr__ = late(__name__, weaker="_weaker")
__all__ = ["weaker"]
