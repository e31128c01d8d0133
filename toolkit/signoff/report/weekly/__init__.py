"""The weekly page that leaders read: `accountability(ws, "2026-W49")`, in the order of its eight questions."""

from signoff.report.weekly.page import Accountability, accountability

__all__ = ["Accountability", "accountability"]
