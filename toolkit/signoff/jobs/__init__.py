"""Jobs: a notebook, typed parameters, and a run of it, kept in a folder of its own with what it was made from.

run = run_job(workspace, job_named(workspace, "weekly"), {"week": ["2026-W49"]}, now)
run.state, run.because, run.outputs
runs(workspace)                      every run, latest first
notebook_problems(workspace)         what of the jobs' notebooks does not fit their declarations"""

from typing import TYPE_CHECKING

from signoff.registry import late

if TYPE_CHECKING:
    from signoff.jobs._check import notebook_problems
    from signoff.jobs._find import job_named, known_names
    from signoff.jobs._parameters import values_for
    from signoff.jobs._record import Run, run_named, runs
    from signoff.jobs._run import run_job

__getattr__ = late(
    __name__,
    notebook_problems="_check",
    job_named="_find",
    known_names="_find",
    values_for="_parameters",
    Run="_record",
    run_named="_record",
    runs="_record",
    run_job="_run",
)
__all__ = ["Run", "job_named", "known_names", "notebook_problems", "run_job", "run_named", "runs", "values_for"]
