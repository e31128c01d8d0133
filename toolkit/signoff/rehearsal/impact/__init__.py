"""Rehearses rules on the past: the history decided under the rules in force and under others, and what would differ.

found = impact(workspace, other_policy(Path("policies-next"), workspace), now)
found.changed      each post that would be decided otherwise, with the reason on both sides
found.sentence     "Of your last 3,207 posts 41 would have been decided otherwise: …"
lab(ws, "policies/chain-standard.yml", text)      the same for one file that somebody is still writing"""

from typing import TYPE_CHECKING

from signoff.registry import late
from signoff.rehearsal.impact._impact import Changed, Impact, impact
from signoff.rehearsal.impact._other import laid_over, other_policy, read_over

if TYPE_CHECKING:
    from signoff.rehearsal.impact._face import Rehearsal, rehearse
    from signoff.rehearsal.impact._lab import Lab, lab

__getattr__ = late(__name__, Rehearsal="_face", rehearse="_face", Lab="_lab", lab="_lab")
__all__ = [
    "Changed", "Impact", "Lab", "Rehearsal", "impact", "lab", "laid_over", "other_policy", "read_over", "rehearse",
]  # fmt: skip
