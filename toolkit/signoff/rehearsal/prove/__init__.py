"""Finds a policy's own mistakes: what no test can show, each with a policy test that shows it.

proof = prove(policy, now)                 # Proof(promise, findings)
example = weaker(before, after, now)       # a policy test, or None"""

from typing import TYPE_CHECKING

from signoff.registry import late

if TYPE_CHECKING:
    from signoff.rehearsal.prove._open import the_policy
    from signoff.rehearsal.prove._proof import Finding, Proof, advice, prove
    from signoff.rehearsal.prove._weaker import weaker
    from signoff.rehearsal.prove._written import written

__getattr__ = late(
    __name__, Finding="_proof", Proof="_proof", advice="_proof", prove="_proof", the_policy="_open", weaker="_weaker",
    written="_written",
)  # fmt: skip
__all__ = ["Finding", "Proof", "advice", "prove", "the_policy", "weaker", "written"]
