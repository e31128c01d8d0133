"""signoff: policy as code for social media approvals.

import signoff
ws = signoff.open()            # the workspace around the present folder
ws.review().findings           # see signoff.face.Opened"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from signoff.jobs._opened import Opened

__version__ = "0.1.0"
__all__ = ["open"]


def open(path: Any = None, now: Any = None) -> "Opened":  # noqa: A001
    """A workspace as notebooks see it: posts, findings, entries … as data frames, `review`, `lint`, `explain`.

    path  a folder inside the workspace; left out, the present one
    now   an aware datetime or ISO text that fixes the time; left out, `SIGNOFF_NOW`, else the clock"""
    from importlib import import_module

    # By name and late: every room may import the package, which stands below them all, and only notebooks pay.
    found: Opened = import_module("signoff.jobs").opened(path, now)
    return found
