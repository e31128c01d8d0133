"""The public Python face, for notebooks and scripts: one workspace at one moment, as data frames and sentences.

    import signoff
    ws = signoff.open()
    ws.posts   ws.findings   ws.entries      polars data frames
    ws.review()   ws.inbox("janis")   ws.week("2026-W49")   ws.lint(text)   ws.explain("winter-menu-01")

It lies above the inbox, publishing and report, which it shows, and below the jobs, which run what uses it."""

from typing import TYPE_CHECKING

from signoff.face._opened import Opened, opened
from signoff.registry import late

if TYPE_CHECKING:
    from signoff.face._frames import FINDINGS, finding_row

__getattr__ = late(__name__, FINDINGS="_frames", finding_row="_frames")
__all__ = ["FINDINGS", "Opened", "finding_row", "opened"]
