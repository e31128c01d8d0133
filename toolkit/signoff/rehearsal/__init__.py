"""Tries policies before they are in force: policy tests run against the engine."""

from signoff.rehearsal._cases import Case, cases_of
from signoff.rehearsal._run import Difference, Result, run

__all__ = ["Case", "Difference", "Result", "cases_of", "run"]
