"""A batch by hand: one run for each item, several at once, and an index page over them."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial

from signoff.errors import Problem, SignoffError
from signoff.jobs._find import known_names
from signoff.jobs._index import write_index
from signoff.jobs._items import Item, key_of
from signoff.jobs._notebook import Notebook, read_notebook
from signoff.jobs._outputs import refused
from signoff.jobs._parameters import values_for
from signoff.jobs._record import Run
from signoff.jobs._round import at_once_of
from signoff.jobs._run import by_hand, never_begun, run_job
from signoff.jobs._secrets import secrets_of
from signoff.jobs.warm import Kernels
from signoff.policy.kinds.jobs import Job
from signoff.workspace import Workspace

Said = Mapping[str, Sequence[str]]


def run_batch(
    workspace: Workspace,
    job: Job,
    items: Sequence[Item],
    said: Said,
    now: datetime,
    told: Callable[[int, int], None] | None = None,
    cells: Callable[[int, int, int], None] | None = None,
) -> list[Run]:
    """Runs the job for each item; the records in the order of the items. What is wrong with one fails that one alone.

    told    called with (runs done, of);  cells: with an item's position, (cells done, of)
    Raises  SignoffError where nothing could run: then no kernel starts, nothing is kept"""
    notebook = _checked(workspace, job, items, said, now)
    done: list[Run | None] = [None] * len(items)

    def one(number: int) -> None:
        wanted = by_hand(job, now, items[number], key_of(items[number]), number + 1)
        progress = partial(cells, number) if cells else None
        try:
            done[number] = run_job(workspace, job, said, now, progress, wanted, kernels)
        except SignoffError as error:
            because = "\n".join(str(problem) for problem in error.problems)
            done[number] = refused(workspace, job, never_begun(workspace, job, wanted), now, because)
        if cells:
            cells(number, 1, 1)
        if told:
            told(sum(run is not None for run in done), len(items))

    with ThreadPoolExecutor(job.at_once or at_once_of(workspace.policy)) as pool, Kernels() as kernels:
        kernels.start(notebook.sources, several=True)
        list(pool.map(one, range(len(items))))
    runs = [run for run in done if run is not None]
    write_index(workspace, job, runs)
    return runs


def _checked(workspace: Workspace, job: Job, items: Sequence[Item], said: Said, now: datetime) -> Notebook:
    """The notebook. It and the secrets are there, and at least one item fits; else what is wrong with each is said."""
    notebook, known, problems, bad = read_notebook(workspace.root, job.notebook), known_names(workspace), [], 0
    secrets_of(job)
    for number, item in enumerate(items, 1):
        try:
            values_for(job, notebook, said, known, now, item)
        except SignoffError as error:
            bad += 1
            problems += [Problem(f"item {number}: {problem.message}", why=problem.why) for problem in error.problems]
    if bad == len(items) and problems:
        raise SignoffError(*problems)
    return notebook
