"""Tries policies before they are in force: policy tests run against the engine."""

from signoff.rehearsal._cases import Case, cases_of
from signoff.rehearsal._check import check
from signoff.rehearsal._examples import example_results
from signoff.rehearsal._new import new_workspace, starter_root
from signoff.rehearsal._run import Difference, Result, results, run

__all__ = [
    "Case",
    "Difference",
    "Result",
    "cases_of",
    "check",
    "example_results",
    "new_workspace",
    "results",
    "run",
    "starter_root",
]
