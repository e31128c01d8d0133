"""Tries policies before they are in force: policy tests run against the engine, and what those tests would not see."""

from typing import TYPE_CHECKING

from signoff.registry import late

if TYPE_CHECKING:
    from signoff.rehearsal._as_if import as_if, wishes
    from signoff.rehearsal._cases import Case, cases_of
    from signoff.rehearsal._check import check
    from signoff.rehearsal._coverage import Coverage, covered
    from signoff.rehearsal._examples import example_results
    from signoff.rehearsal._from_ledger import case_from
    from signoff.rehearsal._mutants import Mutant, Tried, mutants_of, tried
    from signoff.rehearsal._new import new_workspace, starter_root
    from signoff.rehearsal._run import Difference, Result, results, run
    from signoff.rehearsal._shortest import Act, Way, shortest

__getattr__ = late(
    __name__,
    Act="_shortest",
    Case="_cases",
    Coverage="_coverage",
    Difference="_run",
    Mutant="_mutants",
    Result="_run",
    Tried="_mutants",
    Way="_shortest",
    as_if="_as_if",
    case_from="_from_ledger",
    cases_of="_cases",
    check="_check",
    covered="_coverage",
    example_results="_examples",
    mutants_of="_mutants",
    new_workspace="_new",
    results="_run",
    run="_run",
    shortest="_shortest",
    starter_root="_new",
    tried="_mutants",
    wishes="_as_if",
)
__all__ = [
    "Act",
    "Case",
    "Coverage",
    "Difference",
    "Mutant",
    "Result",
    "Tried",
    "Way",
    "as_if",
    "case_from",
    "cases_of",
    "check",
    "covered",
    "example_results",
    "mutants_of",
    "new_workspace",
    "results",
    "run",
    "shortest",
    "starter_root",
    "tried",
    "wishes",
]
