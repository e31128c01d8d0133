"""What is done about findings beside rewording: fixes that have one right answer, and a baseline of known ones.

mended(post, data, findings, world)       the file with its sure fixes, checked again
write_all({path: (before, after)})        several files, all of them or none
Baseline.read(path).split(findings, …)    what is new, and what is known"""

from typing import TYPE_CHECKING

from signoff.registry import late

if TYPE_CHECKING:
    from signoff.checks.mending._baseline import Baseline
    from signoff.checks.mending._fixes import Fix, applied, fixes
    from signoff.checks.mending._mended import Mended, World, mended
    from signoff.checks.mending._sure import replacement
    from signoff.checks.mending._unheeded import unheeded
    from signoff.checks.mending._writing import write_all

__getattr__ = late(
    __name__,
    Baseline="_baseline",
    Fix="_fixes",
    Mended="_mended",
    World="_mended",
    applied="_fixes",
    fixes="_fixes",
    mended="_mended",
    replacement="_sure",
    unheeded="_unheeded",
    write_all="_writing",
)
__all__ = [
    "Baseline",
    "Fix",
    "Mended",
    "World",
    "applied",
    "fixes",
    "mended",
    "replacement",
    "unheeded",
    "write_all",
]
