"""Jobs: a notebook, typed parameters, and its runs: by hand, or at due times, each of them once.

run_job(workspace, job_named(workspace, "weekly"), {"week": ["2026-W49"]}, now)     one run, now
run_batch(workspace, job, items, {}, now)      one run for each item, with an index page
Round(workspace, now).go()                     everything that is due
run_due(workspace, job, due, now)              that due time's run
runs(workspace)   run_named(workspace, name)   what there was
idle_schedules(workspace, now)                 what is never due, or no more
notebook_problems(workspace)                   what of the jobs' notebooks does not fit their declarations"""

from typing import TYPE_CHECKING

from signoff.registry import late

if TYPE_CHECKING:
    from signoff.jobs._again import run_due
    from signoff.jobs._batch import run_batch
    from signoff.jobs._check import idle_schedules, notebook_problems
    from signoff.jobs._due import due_times, next_due
    from signoff.jobs._find import job_named, known_names
    from signoff.jobs._items import file_items, items_by_hand
    from signoff.jobs._opened import opened
    from signoff.jobs._parameters import values_for
    from signoff.jobs._record import Run
    from signoff.jobs._round import Round
    from signoff.jobs._run import run_job
    from signoff.jobs._runs import run_named, runs, when_of
    from signoff.jobs._start import start

__getattr__ = late(
    __name__,
    run_due="_again",
    run_batch="_batch",
    idle_schedules="_check",
    notebook_problems="_check",
    due_times="_due",
    next_due="_due",
    job_named="_find",
    known_names="_find",
    file_items="_items",
    items_by_hand="_items",
    opened="_opened",
    values_for="_parameters",
    Run="_record",
    Round="_round",
    run_job="_run",
    run_named="_runs",
    runs="_runs",
    when_of="_runs",
    start="_start",
)
__all__ = [
    "Round",
    "Run",
    "due_times",
    "file_items",
    "idle_schedules",
    "items_by_hand",
    "job_named",
    "known_names",
    "next_due",
    "notebook_problems",
    "opened",
    "run_batch",
    "run_due",
    "run_job",
    "run_named",
    "runs",
    "start",
    "values_for",
    "when_of",
]
